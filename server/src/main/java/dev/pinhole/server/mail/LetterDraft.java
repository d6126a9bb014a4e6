package dev.pinhole.server.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Writes a message as plain text and as HTML, paragraph by paragraph. */
public final class LetterDraft {
  private final StringBuilder plain = new StringBuilder();
  private final StringBuilder html = new StringBuilder();

  /**
   * Adds a paragraph.
   *
   * @param text as people wrote it: nothing in it is markup; null adds nothing
   */
  public LetterDraft paragraph(@Nullable String text) {
    if (text != null) {
      plain.append(text).append("\n\n");
      html.append("<p>").append(escaped(text).replace("\n", "<br>")).append("</p>\n");
    }
    return this;
  }

  /**
   * Adds a link.
   *
   * @param before what the plain text says about it
   * @param name what is clicked in HTML
   */
  public LetterDraft link(String before, String name, String link) {
    plain.append(before).append('\n').append(link).append("\n\n");
    String safe = escaped(link);
    html.append("<p><a href=\"%s\">%s</a><br>%s</p>\n".formatted(safe, escaped(name), safe));
    return this;
  }

  /**
   * What was written.
   *
   * @param subject one line
   */
  public LetterText text(String subject) {
    return new LetterText(
        subject,
        plain.toString(),
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"></head>
        <body style="font-family: sans-serif; max-width: 40em">
        %s</body></html>
        """
            .formatted(html));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}

package dev.pinhole.server.invitation.internal.mail;

import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.Terms;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Puts messages into words. */
final class Letters {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Letters() {}

  /**
   * To the invited person.
   *
   * @param owner the name of whoever invites
   */
  static LetterText invitation(Invitation invitation, String owner, String link) {
    Terms terms = invitation.terms();
    String title = terms.title();
    List<String> before = new ArrayList<>();
    before.add(owner + " invites you to upload pictures.");
    addIfThere(before, terms.message());
    List<String> after = new ArrayList<>();
    after.add("The link works until " + MOMENT.format(terms.expiresAt()) + ".");
    if (terms.passwordHash() != null) {
      after.add("It needs a password, which " + owner + " will tell you.");
    }
    after.add("Whoever has the link can upload, so keep it to yourself.");
    return new LetterText(
        title == null ? owner + " invites you to upload pictures" : title,
        plain(before) + "Upload them here:\n" + link + "\n\n" + plain(after),
        page(html(before) + button(link) + html(after)));
  }

  /** To the owner. */
  static LetterText digest(Invitation invitation, int files, long bytes) {
    String count = files == 1 ? "1 picture" : files + " pictures";
    String arrived = files == 1 ? "has arrived" : "have arrived";
    String title = invitation.terms().title();
    List<String> lines = new ArrayList<>();
    lines.add("%s (%s) %s by your invitation.".formatted(count, size(bytes), arrived));
    addIfThere(lines, title == null ? null : "Title: " + title);
    addIfThere(lines, invitation.email() == null ? null : "Invited: " + invitation.email());
    return new LetterText(
        count + " " + arrived + (title == null ? "" : ": " + title),
        plain(lines),
        page(html(lines)));
  }

  private static void addIfThere(List<String> paragraphs, @Nullable String paragraph) {
    if (paragraph != null) {
      paragraphs.add(paragraph);
    }
  }

  private static String plain(List<String> paragraphs) {
    return paragraphs.stream().map(p -> p + "\n\n").collect(Collectors.joining());
  }

  private static String html(List<String> paragraphs) {
    return paragraphs.stream()
        .map(p -> "<p>" + HtmlUtils.htmlEscape(p).replace("\n", "<br>") + "</p>\n")
        .collect(Collectors.joining());
  }

  private static String button(String link) {
    String safe = HtmlUtils.htmlEscape(link);
    return "<p><a href=\"%s\">Upload pictures</a><br>%s</p>\n".formatted(safe, safe);
  }

  private static String page(String body) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"></head>
    <body style="font-family: sans-serif; max-width: 40em">
    %s</body></html>
    """
        .formatted(body);
  }

  private static String size(long bytes) {
    double mega = bytes / 1e6;
    return mega < 0.1
        ? "%d kB".formatted(Math.max(1, bytes / 1000))
        : String.format(Locale.ENGLISH, "%.1f MB", mega);
  }
}

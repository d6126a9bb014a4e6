package dev.pinhole.server.capture.internal.page;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.server.capture.CaptureException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown as a page: CommonMark with tables, strikethrough, task lists and bare links. HTML in it
 * stays HTML, as in a document that is sent as HTML.
 */
final class MarkdownDocument {
  private static final List<Extension> EXTENSIONS =
      List.of(
          TablesExtension.create(),
          StrikethroughExtension.create(),
          TaskListItemsExtension.create(),
          AutolinkExtension.create());
  private static final int DEEPEST = 100;
  private static final Parser PARSER =
      Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(DEEPEST).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).build();
  private static final String STYLE = style();

  private MarkdownDocument() {}

  /**
   * Takes seconds at most for what a request may hold.
   *
   * @throws CaptureException where it is nested too deep to be read
   */
  static String html(String markdown) throws CaptureException {
    return """
    <!doctype html>
    <html>
    <head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style>%s</style></head>
    <body><main>%s</main></body>
    </html>
    """
        .formatted(STYLE, body(markdown));
  }

  private static String body(String markdown) throws CaptureException {
    try {
      return RENDERER.render(PARSER.parse(markdown));
    } catch (StackOverflowError e) {
      // blocks have a bound of their own, but what is within a line is read and written recursively
      throw new CaptureException(
          CaptureErrorCode.TOO_LARGE, "The Markdown is nested too deep to be read.", e);
    }
  }

  private static String style() {
    try (InputStream in = MarkdownDocument.class.getResourceAsStream("markdown.css")) {
      if (in == null) {
        throw new IllegalStateException("markdown.css is not on the class path.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

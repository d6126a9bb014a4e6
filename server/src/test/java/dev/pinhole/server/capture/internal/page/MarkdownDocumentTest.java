package dev.pinhole.server.capture.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownDocumentTest {

  /** Nested and unfinished as deep as a request may be. */
  @ParameterizedTest
  @ValueSource(strings = {"> ", "* ", "[", "![", "*a **a ", "`", "<", "<b>", "- > ", "~~a "})
  void survivesWhatIsMeantToBreakIt(String piece) {
    String text = piece.repeat(50_000);
    String html =
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> MarkdownDocument.html(text));
    assertThat(html).contains("</main>");
  }
}

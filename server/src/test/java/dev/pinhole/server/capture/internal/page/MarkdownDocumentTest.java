package dev.pinhole.server.capture.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownDocumentTest {
  private static final int LONGEST = 50_000;

  /** Nested and unfinished as deep as a request may be. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "> ",
        "* ",
        "[",
        "![",
        "*a **a ",
        "`",
        "<",
        "<b>",
        "- > ",
        "~~a ",
        "~~a~ ",
        "a<!-- ",
        "a<?",
        "<![CDATA[",
        "[a](<b"
      })
  void survivesWhatIsMeantToBreakIt(String piece) {
    String text = piece.repeat(LONGEST / piece.length());
    String html =
        assertTimeoutPreemptively(Duration.ofSeconds(15), () -> MarkdownDocument.html(text));
    assertThat(html).contains("</main>");
  }
}

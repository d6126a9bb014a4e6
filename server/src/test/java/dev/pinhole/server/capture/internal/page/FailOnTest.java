package dev.pinhole.server.capture.internal.page;

import static dev.pinhole.api.capture.CaptureErrorCode.CONTENT;
import static dev.pinhole.api.capture.CaptureErrorCode.HTTP_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.PageFacts;
import dev.pinhole.server.capture.CaptureException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailOnTest extends Visits {

  @Test
  void failsOnAStatus() throws Exception {
    site.status("/", 404, "<title>none</title>");
    assertThat(say("/", "document.title", Map.of())).isEqualTo("none");
    assertThat(say("/", "document.title", Map.of("fail_on_status", "5xx"))).isEqualTo("none");
    CaptureException failure = fails(HTTP_STATUS, Map.of("fail_on_status", "400-499"));
    assertThat(failure.page()).extracting(PageFacts::status).isEqualTo(404);
  }

  @Test
  void failsOnTheStatusOfThePageThatAScriptLedTo() {
    site.page("/", "<p>").status("/gone", 410, "<p>gone");
    fails(HTTP_STATUS, Map.of("fail_on_status", 410, "scripts", "location.href = '/gone'"));
  }

  @Test
  void failsOnATextAsReadAndAsWritten() throws Exception {
    site.page(
        "/",
        """
        <style>h1 { text-transform: uppercase; }</style><script>const hidden = 'in a script'</script>
        <h1>Out   of
        <b>order</b></h1><p>One</p><p>Two</p>
        """);
    for (String text : List.of("Out of order", "OUT OF ORDER", "One Two")) {
      fails(CONTENT, Map.of("fail_if_content_contains", text));
      assertThat(say("/", "1", Map.of("fail_if_content_missing", text))).isEqualTo("1");
    }
    for (String text : List.of("in a script", "Out of stock")) {
      fails(CONTENT, Map.of("fail_if_content_missing", text));
      assertThat(say("/", "1", Map.of("fail_if_content_contains", text))).isEqualTo("1");
    }
  }

  private CaptureException fails(CaptureErrorCode code, Map<String, Object> options) {
    CaptureException failure =
        catchThrowableOfType(CaptureException.class, () -> say("/", "1", options));
    assertThat(failure).as(options.toString()).isNotNull();
    assertThat(failure.code()).isEqualTo(code);
    return failure;
  }
}

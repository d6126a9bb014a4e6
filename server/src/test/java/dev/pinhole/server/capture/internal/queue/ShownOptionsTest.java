package dev.pinhole.server.capture.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownOptionsTest {

  @Test
  void keepsNamesAndNoSecret() {
    Map<String, Object> shown =
        ShownOptions.of(
            Map.of(
                "headers", Map.of("name", "secret", "X-A", "secret"),
                "cookies",
                    List.of("a=secret; Path=/secret", Map.of("name", "b", "value", "secret"), 7),
                "authorization", "me:secret"));

    assertThat(shown)
        .containsEntry("headers", Map.of("name", "***", "X-A", "***"))
        .containsEntry("cookies", List.of("a=***", "b=***", "***"))
        .containsEntry("authorization", "***");
  }

  @Test
  void blanksHeadersInAnyForm() {
    assertThat(ShownOptions.of(Map.of("headers", List.of("X-A:secret", "secret"))))
        .containsEntry("headers", List.of("X-A:***", "***"));
    assertThat(ShownOptions.of(Map.of("headers", "X-A:secret")))
        .containsEntry("headers", "X-A:***");
  }

  @Test
  void cutsLongTexts() {
    assertThat(String.valueOf(ShownOptions.of(Map.of("html", "x".repeat(5000))).get("html")))
        .hasSizeLessThan(400)
        .endsWith("(5000 characters)");
    assertThat(ShownOptions.of(Map.of("quality", 80))).containsEntry("quality", 80);
  }
}

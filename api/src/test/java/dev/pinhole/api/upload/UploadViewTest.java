package dev.pinhole.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadViewTest {
  private static final String URL = "https://store.example/staging/a?sig=secret";

  @Test
  void printsNoAddressThatLetsOthersSend() {
    Map<String, String> headers = Map.of("X-Seal", "secret");
    UploadPart part = new UploadPart(1, 0, 9, false, URL, headers);
    UploadView view =
        new UploadView(
            "an-id",
            UploadState.PENDING,
            "a.png",
            9,
            "image/png",
            "PUT",
            URL,
            headers,
            List.of(part),
            Instant.EPOCH,
            null,
            null,
            null);

    assertThat(view.toString()).contains("an-id", "a.png").doesNotContain("secret");
    assertThat(part.toString()).contains("number=1").doesNotContain("secret");
  }
}

package dev.pinhole.server.platform.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.delivery.Uploaded;
import dev.pinhole.server.image.TestImages;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Where the server's address is configured, no request can put another into a link. */
@PinholeTest
@Import(ArrivalController.class)
@TestPropertySource(properties = "pinhole.base-url=https://pictures.example")
class BaseAddressIT {
  private static final String BASE = "https://pictures.example";

  @Autowired TestApi api;

  @Test
  void noHostIsBelieved() throws IOException {
    assertThat(
            RawRequest.get(api.port(), "127.0.0.1", "/arrival", "X-Forwarded-Host: evil.example"))
        .endsWith("\r\n127.0.0.1 " + BASE + " true")
        .contains("Strict-Transport-Security: max-age=31536000; includeSubDomains");
  }

  @Test
  void linksBeginWithIt() {
    TestApi owner = api.asUser("base");
    String key = Uploaded.by(owner, TestImages.jpeg(40), "").key();
    Answer link = owner.post("/api/v1/images/" + key + "/links", Map.of()).expect(201);
    assertThat(link.text()).contains(BASE + "/i/").doesNotContain("127.0.0.1");
    Answer invitation = owner.post("/api/v1/invitations", Map.of()).expect(201);
    assertThat(invitation.text()).contains(BASE + "/invite").doesNotContain("127.0.0.1");
  }
}

package dev.pinhole.server.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The one HTML page of the application in the browser. */
@Component
class Page {
  /** Written into the page when it is built. */
  private static final String PLACE_OF_NONCE = "PINHOLE_NONCE";

  private final String html;

  Page() throws IOException {
    this.html = new ClassPathResource("web/index.html").getContentAsString(StandardCharsets.UTF_8);
  }

  String with(Nonce nonce) {
    return html.replace(PLACE_OF_NONCE, nonce.value());
  }
}

package dev.pinhole.server.ui;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a page may load and whom it may speak to: this server, and where uploads go. */
@Component
class ContentPolicy {
  private final String storage;

  ContentPolicy(@Value("${pinhole.s3.public-endpoint:${pinhole.s3.endpoint:}}") String storage) {
    this.storage = storage;
  }

  String with(Nonce nonce) {
    return String.join(
        "; ",
        List.of(
            "default-src 'none'",
            "script-src 'self'",
            "worker-src 'self'",
            "style-src 'self' 'nonce-" + nonce.value() + "'",
            // Thumbnails of what is about to be sent are made in the browser.
            "img-src 'self' blob: data:",
            ("connect-src 'self' " + storage).strip(),
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'"));
  }
}

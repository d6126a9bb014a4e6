package dev.pinhole.server.ui;

import dev.pinhole.server.upload.UploadOrigin;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a page may load and whom it may speak to: this server, and where uploads go. */
@Component
class ContentPolicy {
  private final UploadOrigin uploads;

  ContentPolicy(UploadOrigin uploads) {
    this.uploads = uploads;
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
            "connect-src 'self' " + uploads.get(),
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'"));
  }
}

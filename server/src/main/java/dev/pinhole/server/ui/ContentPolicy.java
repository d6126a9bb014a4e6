package dev.pinhole.server.ui;

import dev.pinhole.server.upload.UploadOrigin;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a page may load and whom it may speak to: this server, and where uploads go. */
@Component
class ContentPolicy {
  /** For pages with a picture and a style sheet, which do nothing. */
  static final String WITHOUT_SCRIPTS =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final UploadOrigin uploads;

  ContentPolicy(UploadOrigin uploads) {
    this.uploads = uploads;
  }

  /** For pages that send files. */
  String forUploads(Nonce nonce) {
    return policy(nonce, "'self' " + uploads.get());
  }

  /** For pages about who somebody is, which have no business elsewhere. */
  String forIdentity(Nonce nonce) {
    return policy(nonce, "'self'");
  }

  private static String policy(Nonce nonce, String servers) {
    return String.join(
        "; ",
        List.of(
            "default-src 'none'",
            "script-src 'self'",
            "worker-src 'self'",
            "style-src 'self' 'nonce-" + nonce.value() + "'",
            // Thumbnails of what is about to be sent are made in the browser; QR codes are sent as
            // such.
            "img-src 'self' blob: data:",
            "connect-src " + servers,
            "base-uri 'none'",
            // Forms are sent by scripts, also those of OAuth: Chromium would want each address here
            // to which a form's answer leads, and programs have any.
            "form-action 'none'",
            "frame-ancestors 'none'"));
  }
}

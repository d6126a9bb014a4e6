package dev.pinhole.server.ui;

import dev.pinhole.server.s3.S3Signer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a page may load and whom it may speak to: this server, and where uploads go. */
@Component
class ContentPolicy {
  private final String uploads;

  ContentPolicy(ObjectProvider<S3Signer> signer, Clock clock) {
    S3Signer s3 = signer.getIfAvailable();
    this.uploads = s3 == null ? "" : " " + origin(s3, clock);
  }

  /** As signed requests have it, whatever that follows from. */
  private static String origin(S3Signer s3, Clock clock) {
    URI signed =
        URI.create(
            s3.put("a", 1, "image/jpeg", clock.instant().plus(Duration.ofMinutes(1))).url());
    return signed.getScheme() + "://" + signed.getRawAuthority();
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
            "connect-src 'self'" + uploads,
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'"));
  }
}

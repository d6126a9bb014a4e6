package dev.pinhole.server.delivery;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.server.image.Image;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Everything that is said about the bytes, apart from which of them are sent. */
@Component
class Headers {

  /**
   * Even bytes that a browser takes for a page can do nothing: no script, no request, no form, an
   * origin of their own. Inline styles and embedded data are what a harmless SVG needs.
   */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";

  private static final String CREDENTIALS = "Authorization, Cookie, X-Access-Key";

  private final DeliveryProperties properties;
  private final Clock clock;

  Headers(DeliveryProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  void validators(HttpServletResponse response, Representation sent) {
    response.setHeader("ETag", sent.etag());
    response.setDateHeader("Last-Modified", sent.modified().toEpochMilli());
  }

  /**
   * @param auto whether the answer hangs on {@code Accept}
   * @param plain whether it hangs on who asks: an original for some, a rendition for others
   */
  void caching(
      HttpServletResponse response, Image image, Audience audience, boolean auto, boolean plain) {
    response.setHeader("Cache-Control", cacheControl(image, audience, plain));
    if (plain || audience != Audience.EVERYONE) {
      response.setHeader("Vary", auto ? CREDENTIALS + ", Accept" : CREDENTIALS);
    } else if (auto) {
      response.setHeader("Vary", "Accept");
    }
  }

  void safety(HttpServletResponse response, Audience audience) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    boolean own = audience == Audience.CALLER;
    response.setHeader("Cross-Origin-Resource-Policy", own ? "same-origin" : "cross-origin");
    if (audience == Audience.EVERYONE) {
      response.setHeader("Access-Control-Allow-Origin", "*");
    }
  }

  void content(HttpServletResponse response, Representation sent, Image image, boolean download) {
    response.setHeader("Accept-Ranges", "bytes");
    content(response, sent.format(), image, download);
  }

  /** Of bytes that are not ours. */
  void content(HttpServletResponse response, ImageFormat format, Image image, boolean download) {
    response.setContentType(format.mediaType());
    response.setHeader(
        "Content-Disposition",
        Disposition.of(download || isDocument(format), image.name(), format));
  }

  /**
   * A document may run scripts and follow links in the viewer of a browser, and the policy that
   * keeps other content from it keeps viewers from opening at all. Saved, it opens everywhere.
   */
  private static boolean isDocument(ImageFormat format) {
    return !format.readable();
  }

  /**
   * The bytes of a named rendition never change; only whether they may still be seen can. A plain
   * address can turn from rendition to original and back.
   */
  private String cacheControl(Image image, Audience audience, boolean plain) {
    if (audience != Audience.EVERYONE) {
      return "private, no-cache";
    }
    String control = "public, max-age=" + maxAge(image).toSeconds();
    return plain ? control : control + ", immutable";
  }

  private Duration maxAge(Image image) {
    Instant end = image.sharing().expiresAt();
    if (end == null) {
      return properties.maxAge();
    }
    Duration left = Duration.between(clock.instant(), end);
    return left.compareTo(properties.maxAge()) < 0 ? left : properties.maxAge();
  }
}

package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.api.capture.CaptureRequest;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.image.Admission;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What goes with a picture into the library. */
final class Pictures {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Pictures() {}

  /** A capture has no private metadata and is itself what is wanted, so originals go out. */
  static Admission admission(Capture capture, CaptureRequest request, Instant now) {
    String extension = request.options().output().format().image().extension();
    return new Admission(
        capture.owner(),
        "%s %s.%s".formatted(place(capture.url()), TIME.format(now), extension),
        ImageSource.CAPTURE,
        request.terms().visibility(),
        null,
        request.terms().description(),
        Lifetimes.end(capture.terms(), now),
        true,
        List.of());
  }

  private static String place(@Nullable String url) {
    String host = url == null ? null : URI.create(url).getHost();
    return host == null ? "capture" : host;
  }
}

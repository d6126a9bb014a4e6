package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.api.capture.CaptureTerms;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.internal.CaptureViews;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long images stay: as long as any of the captures wants whose result they are. */
@Component
class Lifetimes {
  private final CaptureViews views;
  private final Library library;

  Lifetimes(CaptureViews views, Library library) {
    this.views = views;
    this.library = library;
  }

  /**
   * When an image ends that is asked for with these terms.
   *
   * @param from when its time begins
   * @return null for never
   */
  static @Nullable Instant end(CaptureTerms terms, Instant from) {
    Duration expiresIn = terms.expiresIn();
    return expiresIn == null ? null : from.plus(expiresIn).truncatedTo(ChronoUnit.MILLIS);
  }

  /** The one that lasts longer; null is for ever. */
  static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
    if (one == null || other == null) {
      return null;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Whether the image of a capture, if it has one, stays long enough as it is. */
  boolean suffice(Capture capture, @Nullable Instant end) {
    Image image = views.image(capture).orElse(null);
    Instant ends = image == null ? null : image.sharing().expiresAt();
    return ends == null || (end != null && !ends.isBefore(end));
  }

  /** Lets the image of a capture, if it has one, stay until then at least; within a transaction. */
  void prolong(Capture capture, @Nullable Instant end) {
    views.image(capture).ifPresent(image -> library.prolong(image, end));
  }
}

package dev.pinhole.server.capture.internal.history;

import dev.pinhole.server.image.Image;
import java.util.Locale;
import java.util.Optional;

/** Why a picture cannot be compared with another. */
public enum Obstacle {
  NOT_DONE("The capture has no picture: it is not done."),
  IMAGE_GONE("Its image has been deleted or has expired."),
  NO_PIXELS("It is a document without pixels."),
  ANIMATION("It is a film; only still pictures can be compared.");

  private final String words;

  Obstacle(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** For programs. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What stands in the way with an image that is there. */
  public static Optional<Obstacle> of(Image image) {
    if (!image.content().format().readable()) {
      return Optional.of(NO_PIXELS);
    }
    return image.content().frames() > 1 ? Optional.of(ANIMATION) : Optional.empty();
  }
}

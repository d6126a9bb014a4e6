package dev.pinhole.server.delivery;

import dev.pinhole.api.transform.InvalidTransformException;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.server.image.Image;
import java.util.Map;

/** What is made of an image for those who may not have the original: the picture alone. */
public final class Stripped {
  private static final Transform MOVING = moving();

  private Stripped() {}

  /** What moves keeps moving. */
  public static Transform of(Image image) {
    return moves(image) ? MOVING : Transform.NONE;
  }

  /** Whether its rendition is an animation. */
  public static boolean moves(Image image) {
    return image.content().frames() > 1
        && switch (image.content().format()) {
          case GIF, WEBP -> true;
          case JPEG, PNG, AVIF, TIFF, BMP, SVG, HEIC, PDF -> false;
        };
  }

  private static Transform moving() {
    try {
      return Transform.parse(Map.of("anim", "1"));
    } catch (InvalidTransformException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.pinhole.server.delivery;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.server.image.Image;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The format that {@code auto=format} gives: WebP to those who accept it, else the image's own.
 * AVIF would be smaller, and is not chosen because making it takes ten times as long; who wants it
 * asks for it by name, or has it made at upload.
 */
final class Negotiation {

  private Negotiation() {}

  static Transform format(Transform transform, Image image, @Nullable String accept) {
    return image.content().format() != ImageFormat.WEBP && accepts(accept, "image/webp")
        ? transform.withFormat(ImageFormat.WEBP)
        : transform;
  }

  /** Named, and not with a weight of nothing; browsers name WebP if they read it. */
  static boolean accepts(@Nullable String accept, String type) {
    if (accept == null) {
      return false;
    }
    for (String each : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = each.split(";", -1);
      if (parts[0].strip().equals(type)) {
        return !refused(parts);
      }
    }
    return false;
  }

  private static boolean refused(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].strip().matches("q=0(\\.0*)?")) {
        return true;
      }
    }
    return false;
  }
}

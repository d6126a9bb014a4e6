package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;

/// What the output formats can do, and which one a job gets.
final class Formats {
  private Formats() {}

  /// The format asked for, else the source's own, else the one nearest to it that can be written.
  static ImageFormat output(Transform transform, ImageFormat source) {
    return transform.requestedFormat().orElse(nearestWritable(source));
  }

  private static ImageFormat nearestWritable(ImageFormat source) {
    return switch (source) {
      case BMP, SVG -> ImageFormat.PNG;
      case HEIC -> ImageFormat.JPEG;
      case JPEG, PNG, WEBP, AVIF, GIF, TIFF -> source;
      case PDF -> throw new IllegalArgumentException("PDF is not read");
    };
  }

  static boolean animates(ImageFormat format) {
    return format == ImageFormat.GIF || format == ImageFormat.WEBP;
  }

  static boolean hasAlpha(ImageFormat format) {
    return format != ImageFormat.JPEG;
  }

  /// Whether it is a format to keep photographs of 16 bits a band in, rather than to show them.
  static boolean is16Bit(ImageFormat format) {
    return format == ImageFormat.PNG || format == ImageFormat.TIFF;
  }
}

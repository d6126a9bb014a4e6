package dev.pinhole.api.transform;

import dev.pinhole.api.ImageFormat;

/// What `q` means to an output format.
public final class Quality {
  private static final int LOSSLESS = 100;
  private static final int STANDARD = 80;
  private static final int STANDARD_AVIF = 50;

  private Quality() {}

  /// Whether the format has a quality: GIF and TIFF have none.
  public static boolean applies(ImageFormat format) {
    return switch (format) {
      case JPEG, PNG, WEBP, AVIF -> true;
      case GIF, TIFF, BMP, SVG, HEIC, PDF -> false;
    };
  }

  /// The quality where none is asked for, 1 to 100. PNG is lossless then, and reduced to a palette
  /// below that.
  public static int standard(ImageFormat format) {
    return switch (format) {
      case PNG -> LOSSLESS;
      case AVIF -> STANDARD_AVIF;
      case JPEG, WEBP, GIF, TIFF, BMP, SVG, HEIC, PDF -> STANDARD;
    };
  }
}

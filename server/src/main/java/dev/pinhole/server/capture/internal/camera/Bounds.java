package dev.pinhole.server.capture.internal.camera;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureFormat;
import dev.pinhole.server.capture.CaptureException;
import java.util.Locale;

/** How large a picture may be, for the server's sake and for the format's. */
record Bounds(long maxPixels) {
  private static final int JPEG_SIDE = 65_500;
  private static final int GIF_SIDE = 65_535;
  private static final int WEBP_SIDE = 16_383;
  private static final int AVIF_SIDE = 16_384;
  private static final int PNG_SIDE = 1_000_000;

  /** Before any scaling. */
  void checkPhotographed(Dimensions size, double scale) throws CaptureException {
    if (size.width() > Tiling.WIDEST) {
      throw tooLarge(
          "The picture would be %d pixels wide; at most %d are possible. Photograph a narrower part, or give a smaller device_scale_factor."
              .formatted(size.width(), Tiling.WIDEST));
    }
    if (size.pixels() > maxPixels) {
      long tallest = (long) (maxPixels / (size.width() * scale));
      throw tooLarge(
          "The picture would have %s pixels; at most %d are possible. Give a full_page_max_height of at most %d, or a smaller device_scale_factor."
              .formatted(size, maxPixels, tallest));
    }
  }

  /** What the file will hold. */
  static void checkFile(CaptureFormat format, Dimensions size) throws CaptureException {
    if (size.longest() > side(format)) {
      throw tooLarge(
          "The picture would have %s pixels; %s has at most %d a side, %s can hold it."
              .formatted(size, word(format), side(format), word(larger(size.longest()))));
    }
  }

  private static int side(CaptureFormat format) {
    return switch (format) {
      case JPEG -> JPEG_SIDE;
      case GIF -> GIF_SIDE;
      case WEBP -> WEBP_SIDE;
      case AVIF -> AVIF_SIDE;
      case PNG, PDF -> PNG_SIDE;
    };
  }

  private static CaptureFormat larger(long side) {
    return side <= JPEG_SIDE ? CaptureFormat.JPEG : CaptureFormat.PNG;
  }

  private static String word(CaptureFormat format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  static CaptureException tooLarge(String detail) {
    return new CaptureException(CaptureErrorCode.TOO_LARGE, detail);
  }
}

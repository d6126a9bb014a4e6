package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Limit;
import java.util.List;

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

  /// The longest side that a file of the format can have, in pixels. JPEG's own bound is a little
  /// higher than what its library writes; decoders of PNG refuse more unless told otherwise.
  private static int longestSide(ImageFormat format) {
    return switch (format) {
      case WEBP -> 16_383;
      case AVIF -> 16_384;
      case JPEG -> 65_500;
      case GIF -> 65_535;
      case PNG, TIFF, BMP, SVG, HEIC, PDF -> 1_000_000;
    };
  }

  static void checkSide(ImageFormat format, int side) throws ImagingException {
    int allowed = longestSide(format);
    if (side > allowed) {
      throw new ImagingException.LimitExceeded(
          Limit.OUTPUT_SIDE, side, allowed, advice(format, side));
    }
  }

  private static String advice(ImageFormat format, int side) {
    List<String> others =
        ImageFormat.writableFormats().stream()
            .filter(other -> longestSide(other) >= side)
            .map(ImageFormat::extension)
            .toList();
    return others.isEmpty()
        ? "no format holds so much"
        : "%s cannot hold more, %s can".formatted(format.extension(), String.join(" and ", others));
  }

  /// Whether it is a format to keep photographs of 16 bits a band in, rather than to show them.
  static boolean is16Bit(ImageFormat format) {
    return format == ImageFormat.PNG || format == ImageFormat.TIFF;
  }
}

package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Quality;
import dev.pinhole.api.transform.Transform;

/// The settings that `max-bytes` may choose from for a format, and the one to try first.
record QualityRange(int lowest, int first) {

  static QualityRange of(Transform transform, ImageFormat format) {
    Integer asked = transform.quality();
    return switch (format) {
      case JPEG, WEBP, AVIF, PNG ->
          new QualityRange(1, asked != null ? asked : Quality.standard(format));
      case GIF -> new QualityRange(1, 8);
      case TIFF, BMP, SVG, HEIC, PDF -> new QualityRange(1, 1);
    };
  }

  /// What a caller may be told: GIF's bits are no quality.
  static int reported(ImageFormat format, int quality) {
    return Quality.applies(format) ? quality : 0;
  }
}

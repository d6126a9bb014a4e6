package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.vips.EncodedBytes;
import dev.pinhole.imaging.vips.Operation;
import dev.pinhole.imaging.vips.Scope;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;

/// The encoders and their settings. Each is told to keep no metadata whatever.
final class Encoding {
  private static final int KEEP_NONE = 0;
  private static final int LOSSLESS = 100;
  private static final int HEIF_AV1 = 4;
  private static final int TIFF_DEFLATE = 2;
  private static final int TIFF_HORIZONTAL = 2;

  private Encoding() {}

  /// @param quality 1 to 100; for GIF the bits a pixel, 1 to 8; TIFF has none
  static EncodedBytes encode(Scope scope, VipsImage image, ImageFormat format, int quality)
      throws VipsException {
    return encoder(scope, format, quality).with("in", image).with("keep", KEEP_NONE).bytes();
  }

  private static Operation encoder(Scope scope, ImageFormat format, int quality) {
    return switch (format) {
      case JPEG -> jpeg(scope, quality);
      case PNG -> png(scope, quality);
      case WEBP -> new Operation(scope, "webpsave_buffer").with("Q", quality).with("effort", 4);
      case AVIF -> avif(scope, quality);
      case GIF -> new Operation(scope, "gifsave_buffer").with("bitdepth", quality);
      case TIFF ->
          new Operation(scope, "tiffsave_buffer")
              .with("compression", TIFF_DEFLATE)
              .with("predictor", TIFF_HORIZONTAL);
      case BMP, SVG, HEIC, PDF -> throw new IllegalArgumentException(format + " is never written");
    };
  }

  private static Operation jpeg(Scope scope, int quality) {
    return new Operation(scope, "jpegsave_buffer")
        .with("Q", quality)
        .with("interlace", true)
        .with("optimize_coding", true);
  }

  private static Operation png(Scope scope, int quality) {
    Operation save = new Operation(scope, "pngsave_buffer");
    return quality == LOSSLESS ? save : save.with("palette", true).with("Q", quality);
  }

  /// Effort 3 takes half the time of the default 4, for some 2 % more bytes.
  private static Operation avif(Scope scope, int quality) {
    return new Operation(scope, "heifsave_buffer")
        .with("compression", HEIF_AV1)
        .with("bitdepth", 8)
        .with("effort", 3)
        .with("Q", quality);
  }
}

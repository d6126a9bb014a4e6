package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.vips.EncodedBytes;
import dev.pinhole.imaging.vips.Operation;
import dev.pinhole.imaging.vips.Scope;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The encoders and their settings. Each is told to keep no metadata whatever.
final class Encoding {
  private static final int KEEP_NONE = 0;
  private static final int LOSSLESS = 100;

  /// Of a page of 205 megapixels: level 1 takes 6 s and makes 178 MB, 2 takes 7 s and makes 149 MB,
  /// 6 (what libvips takes by itself) 10 s and 146 MB.
  private static final int PNG_FAST = 2;

  private static final int HEIF_AV1 = 4;
  private static final int TIFF_DEFLATE = 2;
  private static final int TIFF_HORIZONTAL = 2;

  private Encoding() {}

  /// @param quality 1 to 100; for GIF the bits a pixel, 1 to 8; TIFF has none
  static EncodedBytes encode(Scope scope, VipsImage image, ImageFormat format, int quality)
      throws VipsException {
    Operation save = new Operation(scope, saver(format) + "_buffer");
    return told(save, format, quality).with("in", image).with("keep", KEEP_NONE).bytes();
  }

  /// As `encode`, straight to a file, and in a hurry: for pictures of so many pixels that neither
  /// the file should be held nor seconds be spent on a few per cent of its bytes.
  ///
  /// @return bytes written
  static long write(VipsImage image, ImageFormat format, int quality, Path target)
      throws VipsException, IOException {
    Operation save =
        new Operation(image.scope(), saver(format)).with("filename", target.toString());
    try {
      hurried(told(save, format, quality), format)
          .with("in", image)
          .with("keep", KEEP_NONE)
          .perform();
    } catch (VipsException e) {
      if (e.isOfWriting()) {
        throw new IOException("cannot write " + target, e);
      }
      throw e;
    }
    return Files.size(target);
  }

  private static String saver(ImageFormat format) {
    return switch (format) {
      case JPEG -> "jpegsave";
      case PNG -> "pngsave";
      case WEBP -> "webpsave";
      case AVIF -> "heifsave";
      case GIF -> "gifsave";
      case TIFF -> "tiffsave";
      case BMP, SVG, HEIC, PDF -> throw new IllegalArgumentException(format + " is never written");
    };
  }

  private static Operation told(Operation save, ImageFormat format, int quality) {
    return switch (format) {
      case JPEG -> save.with("Q", quality).with("interlace", true).with("optimize_coding", true);
      case PNG -> quality == LOSSLESS ? save : save.with("palette", true).with("Q", quality);
      case WEBP -> save.with("Q", quality).with("effort", 4);
      case AVIF -> avif(save, quality);
      case GIF -> save.with("bitdepth", quality);
      case TIFF -> save.with("compression", TIFF_DEFLATE).with("predictor", TIFF_HORIZONTAL);
      case BMP, SVG, HEIC, PDF -> throw new IllegalArgumentException(format + " is never written");
    };
  }

  /// Effort 3 takes half the time of the default 4, for some 2 % more bytes.
  private static Operation avif(Operation save, int quality) {
    return save.with("compression", HEIF_AV1)
        .with("bitdepth", 8)
        .with("effort", 3)
        .with("Q", quality);
  }

  /// A progressive JPEG is held whole by whoever writes or reads it.
  private static Operation hurried(Operation save, ImageFormat format) {
    return switch (format) {
      case JPEG -> save.with("interlace", false);
      case PNG -> save.with("compression", PNG_FAST);
      case WEBP -> save.with("effort", 2);
      case AVIF -> save.with("effort", 0);
      case GIF -> save.with("effort", 1);
      case TIFF, BMP, SVG, HEIC, PDF -> save;
    };
  }
}

package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.vips.Operation;
import dev.pinhole.imaging.vips.Scope;
import dev.pinhole.imaging.vips.SourceBytes;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;

/// Opens the source with the loader of its format. Nothing is guessed from the bytes here, and
/// nothing is decoded until a later step asks for pixels.
final class Loading {
  /// `VIPS_FAIL_ON_TRUNCATED`: half a picture is an error, not a picture with a grey half.
  private static final int FAIL_ON_TRUNCATED = 1;

  private static final int SEQUENTIAL = 1;
  private static final int ALL_PAGES = -1;

  private Loading() {}

  /// The picture or pictures that the steps start with.
  static Frames load(Job job) throws VipsException {
    if (job.animated()) {
      Operation all = loader(job.scope(), job.info().format(), job.bytes()).with("n", ALL_PAGES);
      return Frames.ofStrip(all.image().inMemory());
    }
    Operation one = loader(job.scope(), job.info().format(), job.bytes());
    return Frames.single(shrunk(one, job).image(), job.stored());
  }

  /// Opens it just as far as its header goes.
  static VipsImage header(Scope scope, ImageFormat format, SourceBytes bytes) throws VipsException {
    return loader(scope, format, bytes).image();
  }

  private static Operation loader(Scope scope, ImageFormat format, SourceBytes bytes) {
    return new Operation(scope, name(format))
        .with("buffer", bytes)
        .with("access", SEQUENTIAL)
        .with("fail_on", FAIL_ON_TRUNCATED);
  }

  private static String name(ImageFormat format) {
    return switch (format) {
      case JPEG -> "jpegload_buffer";
      case PNG -> "pngload_buffer";
      case WEBP -> "webpload_buffer";
      case GIF -> "gifload_buffer";
      case AVIF -> "heifload_buffer";
      case TIFF -> "tiffload_buffer";
      case SVG -> "svgload_buffer";
      case BMP, HEIC ->
          throw new IllegalArgumentException(format + " is decoded before it gets here");
    };
  }

  /// Some decoders can leave pixels out that would be scaled away anyway, several times faster.
  private static Operation shrunk(Operation loader, Job job) {
    if (job.cuts()) {
      return loader;
    }
    Size upright = new Size(job.info().width(), job.info().height());
    Size leaving = Turn.asked(job.transform()).of(upright);
    double shrink = Scaling.of(job.transform(), leaving).shrink(leaving);
    return switch (job.info().format()) {
      case JPEG -> loader.with("shrink", jpegShrink(shrink));
      case WEBP -> shrink > 1 ? loader.with("scale", 1 / shrink) : loader;
      case PNG, AVIF, GIF, TIFF, BMP, SVG, HEIC -> loader;
    };
  }

  /// The decoder averages blocks of pixels, which looks harsh; the rest, at least a factor of two,
  /// is left to a proper kernel.
  private static int jpegShrink(double shrink) {
    if (shrink >= 16) {
      return 8;
    }
    if (shrink >= 8) {
      return 4;
    }
    return shrink >= 4 ? 2 : 1;
  }
}

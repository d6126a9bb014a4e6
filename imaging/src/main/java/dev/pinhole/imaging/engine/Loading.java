package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Limit;
import dev.pinhole.imaging.vips.Operation;
import dev.pinhole.imaging.vips.Scope;
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
  static Frames load(Job job) throws VipsException, ImagingException {
    return switch (job.input()) {
      case Input.Picture(VipsImage image) -> Frames.single(image, Size.of(image));
      case Input.File file -> load(file, job);
    };
  }

  private static Frames load(Input.File file, Job job) throws VipsException, ImagingException {
    Operation loader = loader(job.scope(), file);
    if (job.animated()) {
      return Frames.ofStrip(opened(loader.with("n", ALL_PAGES), job.limits()).inMemory());
    }
    return Frames.single(opened(shrunk(loader, job), job.limits()), job.stored());
  }

  /// The decoder's own word on the size counts as well as inspection's, before it decodes.
  private static VipsImage opened(Operation loader, ImageLimits limits)
      throws VipsException, ImagingException {
    VipsImage image = loader.image();
    ImageLimits.check(Limit.PIXELS, (long) image.width() * image.height(), limits.pixels());
    return image;
  }

  /// The picture of a still image as it is stored, to be read once, from top to bottom.
  static VipsImage still(Scope scope, Input.File file, ImageLimits limits)
      throws VipsException, ImagingException {
    return opened(loader(scope, file), limits);
  }

  /// `info`, once the decoder has read its header too.
  static ImageInfo withHeader(Scope scope, Input input, ImageInfo info, ImageLimits limits)
      throws VipsException, ImagingException {
    if (input instanceof Input.File file) {
      opened(loader(scope, file), limits);
    }
    return info;
  }

  private static Operation loader(Scope scope, Input.File file) {
    return new Operation(scope, name(file.format()))
        .with("buffer", file.bytes())
        .with("access", SEQUENTIAL)
        .with("fail_on", FAIL_ON_TRUNCATED);
  }

  static boolean reads(ImageFormat format) {
    return format != ImageFormat.BMP && format != ImageFormat.HEIC;
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
      case BMP, HEIC, PDF -> throw new IllegalArgumentException(format + " does not get here");
    };
  }

  /// Some decoders can leave pixels out that would be scaled away anyway, several times faster.
  private static Operation shrunk(Operation loader, Job job) {
    if (job.cuts()) {
      return loader;
    }
    Size upright = new Size(job.info().width(), job.info().height());
    Size leaving = Turn.asked(job.transform()).of(upright);
    Scaling scaling = Scaling.of(job.transform(), leaving);
    double shrink = scaling.shrink(leaving);
    return switch (job.info().format()) {
      case JPEG -> loader.with("shrink", jpegShrink(shrink));
      case WEBP -> shrink > 1 ? loader.with("scale", 1 / shrink) : loader;
      case SVG -> loader.with("scale", svgScale(scaling, leaving, job));
      case PNG, AVIF, GIF, TIFF, BMP, HEIC, PDF -> loader;
    };
  }

  /// The decoder averages blocks of pixels; by eight where the picture gets that small, as leaving
  /// more to the kernel costs a fifth of the time and cannot be seen at such sizes. Less far, at
  /// least a factor of two is left to the kernel, which keeps lines sharper.
  private static int jpegShrink(double shrink) {
    if (shrink >= 8) {
      return 8;
    }
    return shrink >= 4 ? 2 : 1;
  }

  /// Drawn at the size it will have, lines stay sharp. What `fit=cover` cuts from a very long
  /// drawing must not be drawn first: that has no bound.
  private static double svgScale(Scaling scaling, Size drawing, Job job) {
    double wanted =
        Math.max(
            (double) scaling.scaled().width() / drawing.width(),
            (double) scaling.scaled().height() / drawing.height());
    int longest = Math.max(drawing.width(), drawing.height());
    return Math.min(wanted, (double) job.limits().outputSide() / longest);
  }
}

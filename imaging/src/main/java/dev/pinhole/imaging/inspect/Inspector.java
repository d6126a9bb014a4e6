package dev.pinhole.imaging.inspect;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Unsupported;
import dev.pinhole.imaging.Limit;
import dev.pinhole.imaging.Source;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Reads the structure of an image file: what it is, how large, and whether it keeps the limits.
/// The work is linear in the file's size and the memory constant (an SVG, at most 10 MB, is read
/// whole). A file name never plays a part.
public final class Inspector {
  private Inspector() {}

  /// Fails with `Unsupported`, `Corrupt` or `LimitExceeded`; an error of the file system is an
  /// {@link UncheckedIOException}.
  public static Inspection inspect(Source source, ImageLimits limits) throws ImagingException {
    ImageLimits.check(Limit.INPUT_BYTES, source.size(), limits.inputBytes());
    try (Bytes bytes = new Bytes(source)) {
      ImageLimits.check(Limit.INPUT_BYTES, bytes.size(), limits.inputBytes());
      return walk(bytes, limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As `inspect`, for an image inside an SVG, which cannot itself be an SVG.
  static Inspection walkBitmap(Bytes bytes, ImageLimits limits) throws ImagingException {
    if (Signature.of(bytes) == ImageFormat.SVG) {
      throw new Unsupported("this SVG holds another SVG as an image");
    }
    return walk(bytes, limits);
  }

  static Inspection walk(Bytes bytes, ImageLimits limits) throws ImagingException {
    return switch (Signature.of(bytes)) {
      case JPEG -> new JpegWalk(bytes, limits).walk();
      case PNG -> new PngWalk(bytes, limits).walk();
      case WEBP -> new WebpWalk(bytes, limits).walk();
      case GIF -> new GifWalk(bytes, limits).walk();
      case TIFF -> new TiffWalk(bytes, limits).walk();
      case BMP -> new BmpWalk(bytes, limits).walk();
      case AVIF, HEIC -> new HeifWalk(bytes, limits).walk();
      case SVG -> new SvgWalk(bytes, limits).walk();
      case PDF -> throw Signature.unsupported();
    };
  }
}

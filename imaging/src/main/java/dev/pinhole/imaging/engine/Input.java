package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Source;
import dev.pinhole.imaging.vips.Scope;
import dev.pinhole.imaging.vips.SourceBytes;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;
import java.io.IOException;
import java.util.Map;

/// A source as libvips takes it.
sealed interface Input {

  /// Bytes to be opened by the loader of this format.
  record File(ImageFormat format, SourceBytes bytes) implements Input {}

  /// Pixels that something else has decoded.
  record Picture(VipsImage image) implements Input {}

  static Input of(Source source, ImageInfo info, Map<ImageFormat, Decoder> decoders, Scope scope)
      throws ImagingException, IOException, VipsException {
    Decoder decoder = decoders.get(info.format());
    if (decoder != null) {
      return taken(decoder.decode(source, info), scope);
    }
    if (!Loading.reads(info.format())) {
      throw new ImagingException.Unsupported(
          "reading %s needs a library that this machine does not have".formatted(info.format()));
    }
    return new File(info.format(), SourceBytes.of(scope, source.parts(), source.size()));
  }

  private static Input taken(Decoded decoded, Scope scope) throws VipsException {
    return switch (decoded) {
      case Decoded.File file -> new File(file.format(), SourceBytes.of(scope, file.bytes()));
      case Decoded.Pixels p ->
          new Picture(
              VipsImage.ofPixels(scope, p.bytes(), p.width(), p.height(), p.bands(), p.profile()));
    };
  }
}

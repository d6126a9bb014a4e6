package dev.pinhole.imaging.engine;

import dev.pinhole.api.ImageFormat;
import java.util.Map;

/// The decoders beside those of libvips.
final class Decoders {
  static final Map<ImageFormat, Decoder> BUILT_IN =
      Map.of(
          ImageFormat.SVG, new SvgDecoder(),
          ImageFormat.BMP, new BmpDecoder(),
          ImageFormat.HEIC, new HeicDecoder());

  private Decoders() {}
}

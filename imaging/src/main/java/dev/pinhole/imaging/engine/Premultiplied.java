package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.vips.PixelType;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;

/// Mixing neighbouring pixels must weigh each by its opacity, or the colour of what cannot be seen
/// bleeds into what can.
final class Premultiplied {
  private Premultiplied() {}

  static VipsImage apply(VipsImage image, Frames.Change change) throws VipsException {
    if (!image.hasAlpha()) {
      return change.of(image);
    }
    PixelType type = image.pixelType();
    // Back to whole numbers at once: the kernels are several times slower on floats.
    VipsImage weighted = cast(image.apply("premultiply").image(), type);
    return cast(change.of(weighted).apply("unpremultiply").image(), type);
  }

  private static VipsImage cast(VipsImage image, PixelType type) throws VipsException {
    return image.apply("cast").with("format", type.number()).image();
  }
}

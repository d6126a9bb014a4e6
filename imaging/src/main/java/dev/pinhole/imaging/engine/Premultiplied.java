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
    return cast(change.of(weighted(image)).apply("unpremultiply").image(), type);
  }

  /// Each band of colour multiplied by the opacity; an opaque image as it is.
  static VipsImage weighted(VipsImage image) throws VipsException {
    // Back to whole numbers at once: what comes next is several times slower on floats.
    return image.hasAlpha() ? cast(image.apply("premultiply").image(), image.pixelType()) : image;
  }

  private static VipsImage cast(VipsImage image, PixelType type) throws VipsException {
    return image.apply("cast").with("format", type.number()).image();
  }
}

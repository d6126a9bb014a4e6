package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;

/// A rectangle within a picture, in pixels.
record Area(int left, int top, int width, int height) {

  VipsImage cutFrom(VipsImage image) throws VipsException {
    return image.cut(left, top, width, height);
  }
}

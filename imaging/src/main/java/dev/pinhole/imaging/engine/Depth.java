package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.vips.PixelType;
import dev.pinhole.imaging.vips.VipsImage;

/// How fine the brightness of a pixel is.
enum Depth {
  EIGHT(255),
  SIXTEEN(65535);

  private final int maximum;

  Depth(int maximum) {
    this.maximum = maximum;
  }

  static Depth of(VipsImage image) {
    return image.pixelType() == PixelType.USHORT ? SIXTEEN : EIGHT;
  }

  /// The value of a band at full brightness.
  double maximum() {
    return maximum;
  }
}

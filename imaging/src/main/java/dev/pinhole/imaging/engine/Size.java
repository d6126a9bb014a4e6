package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.vips.VipsImage;

/// Width and height in pixels, at least 1 each.
record Size(int width, int height) {

  static Size of(VipsImage image) {
    return new Size(image.width(), image.height());
  }

  /// Scaled and rounded, each side for itself.
  Size times(double factor) {
    return new Size(side(width * factor), side(height * factor));
  }

  private static int side(double length) {
    return Math.clamp(Math.round(length), 1, Integer.MAX_VALUE);
  }

  long pixels() {
    return (long) width * height;
  }

  Size swapped() {
    return new Size(height, width);
  }
}

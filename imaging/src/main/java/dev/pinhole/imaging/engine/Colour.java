package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.vips.VipsImage;

/// An sRGB colour, 0 to 255 each.
record Colour(int alpha, int red, int green, int blue) {
  static final Colour WHITE = new Colour(255, 255, 255, 255);
  static final Colour TRANSPARENT = new Colour(0, 255, 255, 255);

  static Colour ofArgb(int argb) {
    return new Colour(argb >>> 24, argb >> 16 & 255, argb >> 8 & 255, argb & 255);
  }

  boolean opaque() {
    return alpha == 255;
  }

  /// What is seen of it in front of white.
  Colour onWhite() {
    return new Colour(255, mixed(red), mixed(green), mixed(blue));
  }

  private int mixed(int band) {
    return Math.round((band * alpha + 255 * (255 - alpha)) / 255f);
  }

  boolean grey() {
    return red == green && green == blue;
  }

  /// The bands of a pixel of this colour in `image`, which must have colour if this has.
  double[] bandsFor(VipsImage image) {
    double scale = Depth.of(image).maximum() / 255;
    double a = alpha * scale;
    double r = red * scale;
    return switch (image.bands()) {
      case 1 -> new double[] {r};
      case 2 -> new double[] {r, a};
      case 3 -> new double[] {r, green * scale, blue * scale};
      default -> new double[] {r, green * scale, blue * scale, a};
    };
  }
}

package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.vips.ColourSpace;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;
import java.util.Arrays;

/// Makes a picture able to hold a colour: grey ones learn colour, opaque ones transparency.
final class Canvas {
  private Canvas() {}

  static VipsImage withColour(VipsImage image, Colour colour) throws VipsException {
    if (image.bands() >= 3 || colour.grey()) {
      return image;
    }
    ColourSpace space = Depth.of(image) == Depth.SIXTEEN ? ColourSpace.RGB16 : ColourSpace.SRGB;
    return image.apply("colourspace").with("space", space.number()).image();
  }

  static VipsImage withAlpha(VipsImage image) throws VipsException {
    if (image.hasAlpha()) {
      return image;
    }
    double[] opaque = {Depth.of(image).maximum()};
    return image.apply("bandjoin_const").with("c", opaque).image();
  }

  /// Only the bands of colour of a pixel of this colour.
  static double[] colourBands(VipsImage image, Colour colour) {
    double[] bands = colour.bandsFor(image);
    return image.hasAlpha() ? Arrays.copyOf(bands, bands.length - 1) : bands;
  }
}

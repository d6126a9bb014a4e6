package dev.pinhole.imaging.svg;

import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.Limit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The size of a document in pixels, by its root: `width` and `height` in CSS units at 96 pixels to
/// the inch, the view box where they are missing, 300 × 150 where that is missing too.
record SvgSize(int width, int height) {
  /// What the rasteriser can address.
  private static final int LARGEST = 32_767;

  private static final double DEFAULT_WIDTH = 300;
  private static final double DEFAULT_HEIGHT = 150;
  private static final Pattern LENGTH =
      Pattern.compile("\\s*([+-]?[0-9.]{1,20}(?:[eE][+-]?[0-9]{1,3})?)\\s*([a-zA-Z]*|%)\\s*");

  static SvgSize of(@Nullable String width, @Nullable String height, @Nullable String viewBox)
      throws ImagingException {
    double w = length(width);
    double h = length(height);
    double[] box = box(viewBox);
    if (Double.isNaN(w) && Double.isNaN(h)) {
      w = box[0];
      h = box[1];
    } else if (Double.isNaN(w)) {
      w = h * box[0] / box[1];
    } else if (Double.isNaN(h)) {
      h = w * box[1] / box[0];
    }
    return new SvgSize(side(w), side(h));
  }

  private static int side(double pixels) throws ImagingException {
    if (!(pixels > 0)) {
      throw new Corrupt("the SVG says it is %s pixels a side".formatted(pixels));
    }
    ImageLimits.check(Limit.INPUT_SIDE, (long) Math.ceil(pixels), LARGEST);
    return (int) Math.max(1, Math.round(pixels));
  }

  /// Not a number where the length is absent or relative.
  private static double length(@Nullable String text) throws Corrupt {
    if (text == null) {
      return Double.NaN;
    }
    Matcher length = LENGTH.matcher(text);
    if (!length.matches()) {
      return Double.NaN;
    }
    return number(length.group(1)) * unit(length.group(2));
  }

  private static double unit(String unit) {
    return switch (unit) {
      case "", "px" -> 1;
      case "pt" -> 96.0 / 72;
      case "pc" -> 16;
      case "in" -> 96;
      case "cm" -> 96 / 2.54;
      case "mm" -> 9.6 / 2.54;
      case "em", "rem" -> 16;
      case "ex" -> 8;
      default -> Double.NaN;
    };
  }

  private static double[] box(@Nullable String viewBox) throws Corrupt {
    String[] parts = viewBox == null ? new String[0] : viewBox.strip().split("[\\s,]+", 5);
    if (parts.length != 4) {
      return new double[] {DEFAULT_WIDTH, DEFAULT_HEIGHT};
    }
    return new double[] {number(parts[2]), number(parts[3])};
  }

  private static double number(String text) throws Corrupt {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new Corrupt(
          "the SVG's size is not a number: " + text.substring(0, Math.min(20, text.length())));
    }
  }
}

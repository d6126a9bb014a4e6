package dev.pinhole.api.transform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values with a form of their own: rectangles and colours.
final class Shapes {
  private static final Pattern RECT =
      Pattern.compile("([0-9]{1,7}),([0-9]{1,7}),([0-9]{1,7}),([0-9]{1,7})");
  private static final Pattern COLOUR =
      Pattern.compile("[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8}");
  private static final int OPAQUE = 0xff000000;

  private Shapes() {}

  static Transform.Rect rect(Parameter parameter) throws InvalidTransformException {
    Matcher sides = RECT.matcher(parameter.value());
    if (!sides.matches() || side(sides, 3) == 0 || side(sides, 4) == 0) {
      throw parameter.mustBe(
          "x,y,w,h: four whole numbers of at most seven digits, w and h at least 1");
    }
    return new Transform.Rect(side(sides, 1), side(sides, 2), side(sides, 3), side(sides, 4));
  }

  private static int side(Matcher sides, int group) {
    return Integer.parseInt(sides.group(group));
  }

  static int colour(Parameter parameter) throws InvalidTransformException {
    String digits = parameter.value();
    if (!COLOUR.matcher(digits).matches()) {
      throw parameter.mustBe("a colour in hex: RGB, RRGGBB or AARRGGBB");
    }
    return switch (digits.length()) {
      case 3 -> OPAQUE | Integer.parseInt(digits.replaceAll("(.)", "$1$1"), 16);
      case 6 -> OPAQUE | Integer.parseInt(digits, 16);
      default -> Integer.parseUnsignedInt(digits, 16);
    };
  }
}

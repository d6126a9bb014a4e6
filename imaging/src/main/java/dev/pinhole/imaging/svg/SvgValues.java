package dev.pinhole.imaging.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Judges attribute and property values.
final class SvgValues {
  private static final Pattern LOCAL_URL =
      Pattern.compile("url\\(\\s*(?:#([^\\s'\"()]+)|'#([^'()]+)'|\"#([^\"()]+)\")\\s*\\)");
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\\\@<]|url\\s*\\(|src\\s*\\(|image\\s*\\(|image-set|expression|:\\s*//|&");
  private static final Pattern FILTER_FUNCTION = Pattern.compile("[a-z-]+\\(");
  private static final int LONGEST_PROPERTY = 100_000;

  private SvgValues() {}

  /// Whether a property's value refers to nothing outside the document. CSS escapes are refused
  /// outright, since they can spell anything.
  static boolean isHarmless(String property, String value) {
    String rest = LOCAL_URL.matcher(value).replaceAll("");
    if (FORBIDDEN.matcher(rest.toLowerCase(Locale.ROOT)).find()) {
      return false;
    }
    boolean filters = property.equals("filter");
    return value.length() <= LONGEST_PROPERTY * (property.equals("d") ? 100 : 1)
        && !(filters && FILTER_FUNCTION.matcher(rest.toLowerCase(Locale.ROOT)).find());
  }

  /// The ids that a value refers to.
  static List<String> references(String value) {
    List<String> ids = new ArrayList<>();
    for (Matcher url = LOCAL_URL.matcher(value); url.find(); ) {
      for (int group = 1; group <= 3; group++) {
        if (url.group(group) != null) {
          ids.add(url.group(group));
        }
      }
    }
    return ids;
  }

  /// Numbers whose size is work for the rasteriser, brought down to what still makes a difference.
  static String bounded(String attribute, String value) {
    return switch (attribute) {
      case "stdDeviation" -> capped(value, 250);
      case "radius" -> capped(value, 50);
      case "order" -> capped(value, 15);
      case "numOctaves" -> capped(value, 8);
      default -> value;
    };
  }

  private static String capped(String value, double most) {
    List<String> numbers = new ArrayList<>();
    for (String number : value.strip().split("[\\s,]+", 3)) {
      try {
        numbers.add(Double.toString(Math.clamp(Double.parseDouble(number), 0, most)));
      } catch (NumberFormatException e) {
        return "0"; // not a number: the rasteriser would ignore it, too
      }
    }
    return String.join(" ", numbers).replaceAll("\\.0\\b", "");
  }
}

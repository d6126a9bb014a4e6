package dev.pinhole.server.capture.internal.camera;

import dev.pinhole.api.capture.CaptureOptions.Pdf;
import java.util.Locale;

/**
 * A sheet to print on, in inches.
 *
 * @param margin on each side
 * @param scale of what is printed, 0.1 to 2
 */
record Paper(double width, double height, double margin, double scale) {
  private static final double MILLIMETRES = 25.4;
  private static final double USUAL_MARGIN = 10 / MILLIMETRES;
  private static final double CSS_PIXELS = 96;

  /** PDF readers take no longer page: 14,400 points, less one CSS pixel. */
  private static final double LONGEST = 14_400 / 72.0 - 1 / CSS_PIXELS;

  /** {@code a0} to {@code a6}, {@code letter}, {@code legal}, {@code tabloid}, {@code ledger}. */
  static Paper of(Pdf wanted) {
    Paper upright =
        switch (wanted.paper().toLowerCase(Locale.ROOT)) {
          case "a0" -> metric(841, 1189);
          case "a1" -> metric(594, 841);
          case "a2" -> metric(420, 594);
          case "a3" -> metric(297, 420);
          case "a4" -> metric(210, 297);
          case "a5" -> metric(148, 210);
          case "a6" -> metric(105, 148);
          case "letter" -> inches(8.5, 11);
          case "legal" -> inches(8.5, 14);
          case "tabloid" -> inches(11, 17);
          case "ledger" -> inches(17, 11);
          case String other -> throw new IllegalArgumentException("no paper is called " + other);
        };
    return wanted.landscape() ? upright.turned() : upright;
  }

  /**
   * As large as this many CSS pixels; where that is longer than a page can be, all of it smaller.
   * No margin.
   */
  static Paper fitting(int width, int height) {
    double longest = Math.max(width, height) / CSS_PIXELS;
    double scale = Math.min(1, LONGEST / longest);
    return new Paper(width / CSS_PIXELS * scale, height / CSS_PIXELS * scale, 0, scale);
  }

  private Paper turned() {
    return new Paper(/* width= */ height, /* height= */ width, margin, scale);
  }

  private static Paper metric(double width, double height) {
    return inches(width / MILLIMETRES, height / MILLIMETRES);
  }

  private static Paper inches(double width, double height) {
    return new Paper(width, height, USUAL_MARGIN, 1);
  }

  /** In CSS pixels. */
  int pixelWidth() {
    return (int) Math.ceil(width * CSS_PIXELS);
  }

  /** In CSS pixels. */
  int pixelHeight() {
    return (int) Math.ceil(height * CSS_PIXELS);
  }
}

package dev.pinhole.server.capture.internal.camera;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A page of horizontal bands, each in a colour of its own that tells its number. */
record Bands(int count, int height) {

  String html() {
    return IntStream.range(0, count).mapToObj(this::div).collect(Collectors.joining());
  }

  private String div(int band) {
    return "<div style='height:%dpx;background:#%06x'></div>".formatted(height, colour(band));
  }

  static int colour(int band) {
    return (band + 1) << 8 | 0x4D;
  }

  /**
   * Rows of the picture that do not show the band that belongs there; where one ends, Chromium may
   * round by a device pixel.
   *
   * @param from where on the page the picture begins, in CSS pixels
   */
  long wrongRows(Pixels pixels, double scale, int from) {
    return IntStream.range(0, pixels.height())
        .filter(row -> colourAt(pixels, row) != colour(band(row - 0.1, scale, from)))
        .filter(row -> colourAt(pixels, row) != colour(band(row + 1.1, scale, from)))
        .count();
  }

  private int band(double row, double scale, int from) {
    return (int) ((from + row / scale) / height);
  }

  private static int colourAt(Pixels pixels, int row) {
    int x = (row * 31) % pixels.width();
    return pixels.image().getRGB(x, row) & 0xFFFFFF;
  }
}

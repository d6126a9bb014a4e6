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
   * Rows of the picture that do not show the band that belongs there.
   *
   * @param from where on the page the picture begins, in CSS pixels
   */
  long wrongRows(Pixels pixels, double scale, int from) {
    return IntStream.range(0, pixels.height())
        .filter(row -> wrong(pixels, row, (int) ((from + (row + 0.5) / scale) / height)))
        .count();
  }

  private static boolean wrong(Pixels pixels, int row, int band) {
    int x = (row * 31) % pixels.width();
    return (pixels.image().getRGB(x, row) & 0xFFFFFF) != colour(band);
  }
}

package dev.pinhole.server.capture.internal.camera;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what is to be photographed into parts that Chromium gets right: beyond 16,384 device pixels
 * it repeats or leaves out content, and one picture must fit into its memory. Cuts are where a CSS
 * pixel begins and a device pixel begins, so that nothing is drawn twice or blurred.
 */
record Tiling(double scale) {
  /** Device pixels. */
  static final int WIDEST = 16_384;

  private static final int TALLEST = 8000;

  /** A 4K screen's. A part is held whole, as a PNG and as its Base64, before it is written. */
  private static final int PIXELS = 3840 * 2160;

  private static final int LARGEST_STRIDE = 100;

  /** From top to bottom. */
  List<Rect> tiles(Rect area) {
    int height = tileHeight(area.width());
    List<Rect> tiles = new ArrayList<>();
    for (int y = area.y(); y < area.bottom(); y += height) {
      int left = Math.min(height, area.bottom() - y);
      tiles.add(new Rect(area.x(), y, area.width(), left));
    }
    return List.copyOf(tiles);
  }

  private int tileHeight(int width) {
    double devicePixels = Math.min(TALLEST, PIXELS / Math.max(1, width * scale));
    int stride = stride();
    return Math.max(1, (int) (devicePixels / scale) / stride) * stride;
  }

  /** The fewest CSS pixels that are a whole number of device pixels, as nearly as may be. */
  private int stride() {
    int best = 1;
    for (int stride = 1; stride <= LARGEST_STRIDE; stride++) {
      if (error(stride) < error(best) - 1e-6) {
        best = stride;
      }
    }
    return best;
  }

  private double error(int stride) {
    double length = stride * scale;
    return Math.abs(length - Math.rint(length));
  }

  /** In device pixels. */
  Dimensions dimensions(Rect area) {
    return new Dimensions(devicePixels(area.width()), devicePixels(area.height()));
  }

  /** As Chromium rounds. */
  private int devicePixels(int cssPixels) {
    return (int) Math.round(cssPixels * scale);
  }
}

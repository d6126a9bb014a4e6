package dev.pinhole.server.capture.internal.camera;

/** A part of the page, in CSS pixels from its upper left corner. */
record Rect(int x, int y, int width, int height) {

  /** The smallest rectangle of whole pixels around these corners, as far as it is on the page. */
  static Rect around(double left, double top, double right, double bottom) {
    int x = floor(left);
    int y = floor(top);
    return new Rect(x, y, ceil(right) - x, ceil(bottom) - y);
  }

  boolean isEmpty() {
    return width <= 0 || height <= 0;
  }

  int bottom() {
    return y + height;
  }

  /** What of it lies above this height. */
  Rect above(int height) {
    return new Rect(x, y, width, Math.min(this.height, height - y));
  }

  private static int floor(double length) {
    return (int) Math.max(0, Math.floor(length));
  }

  private static int ceil(double length) {
    return (int) Math.max(0, Math.ceil(length));
  }
}

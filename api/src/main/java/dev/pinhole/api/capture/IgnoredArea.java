package dev.pinhole.api.capture;

/// A rectangle that does not count when two pictures are compared: an advertisement, a clock. In
/// pixels from the upper left corner; what lies beyond the pictures is cut off.
///
/// @param x 0 or more
/// @param y 0 or more
/// @param width 1 or more
/// @param height 1 or more
public record IgnoredArea(int x, int y, int width, int height) {

  /// As many as a comparison takes.
  public static final int MOST = 100;

  public IgnoredArea {
    if (x < 0 || y < 0) {
      throw new IllegalArgumentException("x and y are 0 or more");
    }
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("width and height are 1 or more");
    }
  }
}

package dev.pinhole.imaging;

import java.time.Duration;

/// The bounds of a job over several pictures: stacking tiles, animating frames, comparing two. Its
/// inputs come from this server, and a page is far taller than any photograph, so the bounds are
/// wider than those of a single image.
///
/// @param tiles that can be stacked
/// @param pixels of all inputs together when stacking or animating, of each when comparing, and of
///   what comes out
/// @param deadline from the start of the work to its answer, time in the queue not counted
public record AssemblyLimits(int tiles, long pixels, Duration deadline) {

  /// Rectangles that a comparison can be told to ignore.
  public static final int RECTANGLES = 100;

  /// What a server starts with: a page of 2560 × 80,000 pixels, with room to spare.
  public static final AssemblyLimits DEFAULT =
      new AssemblyLimits(100, 250_000_000, Duration.ofSeconds(60));

  public AssemblyLimits {
    ImageLimits.requirePositive("tiles", tiles);
    ImageLimits.requirePositive("pixels", pixels);
    ImageLimits.requirePositive("deadline", deadline.toMillis());
  }
}

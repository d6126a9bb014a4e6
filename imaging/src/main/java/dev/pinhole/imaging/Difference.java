package dev.pinhole.imaging;

/// What a comparison of two pictures found.
///
/// @param changedRatio changed pixels by all pixels of the common canvas, ignored ones among them:
///   0 to 1
/// @param width of the canvas that holds both pictures, in pixels
/// @param height of the canvas that holds both pictures, in pixels
/// @param image the later picture, pale and grey, with what has changed in magenta; always PNG
public record Difference(
    double changedRatio, long changedPixels, int width, int height, Rendered image) {}

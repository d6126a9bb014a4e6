package dev.pinhole.api.capture;

import dev.pinhole.api.image.ImageView;

/// How two captures differ.
///
/// @param before a capture's id
/// @param after a capture's id
/// @param changedRatio changed pixels of all pixels, 0 to 1
/// @param changedPixels those that differ visibly, outside of what was ignored
/// @param width of the difference image: the wider one's
/// @param height of the difference image: the taller one's
/// @param image the difference, a private image in the library
public record CaptureComparison(
    String before,
    String after,
    double changedRatio,
    long changedPixels,
    int width,
    int height,
    ImageView image) {}

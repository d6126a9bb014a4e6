package dev.pinhole.imaging;

import dev.pinhole.api.ImageFormat;

/// What a render wrote.
///
/// @param width in pixels
/// @param height of one frame, in pixels
/// @param frames 1 where nothing moves
/// @param size bytes written to the target file
/// @param quality the encoder quality used (`max-bytes` may have lowered it), 0 where it has none
public record Rendered(
    ImageFormat format, int width, int height, int frames, long size, int quality) {}

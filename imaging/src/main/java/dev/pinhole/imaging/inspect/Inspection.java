package dev.pinhole.imaging.inspect;

import dev.pinhole.imaging.ImageInfo;

/// What the structure of a file says, within the limits.
///
/// @param storedWidth as the decoder delivers it, before EXIF orientation, in pixels
/// @param storedHeight as the decoder delivers it, before EXIF orientation, in pixels
/// @param bitsPerSample 1 to 64
/// @param scans of a JPEG, else 1
/// @param pixels over all frames or pages
/// @param decodedBytes an upper bound of what decoding every frame holds in memory
public record Inspection(
    ImageInfo info,
    int storedWidth,
    int storedHeight,
    int bitsPerSample,
    int scans,
    long pixels,
    long decodedBytes) {}

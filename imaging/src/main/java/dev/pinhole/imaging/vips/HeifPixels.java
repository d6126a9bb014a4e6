package dev.pinhole.imaging.vips;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Pixels of 8 bits a band, row by row from the top, without gaps.
///
/// @param bands 3 RGB, 4 RGB and alpha
/// @param profile ICC; sRGB where absent
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
public record HeifPixels(
    int width, int height, int bands, ByteBuffer bytes, byte @Nullable [] profile) {}

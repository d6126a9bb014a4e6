package dev.pinhole.api.rendition;

import java.time.Instant;

/// One rendition that is kept of an image.
///
/// @param transform what was made, as query parameters: `fm=webp&w=400`
/// @param format media type
/// @param width in pixels
/// @param height in pixels
/// @param frames 1 where nothing moves
/// @param size in bytes
/// @param lastUsedAt to within the hour
public record RenditionEntry(
    String transform,
    String format,
    int width,
    int height,
    int frames,
    long size,
    Instant createdAt,
    Instant lastUsedAt) {}

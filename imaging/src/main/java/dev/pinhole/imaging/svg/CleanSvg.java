package dev.pinhole.imaging.svg;

/// A document that is safe to rasterise: no script, no reference out of itself, bounded work.
///
/// @param document UTF-8; its root says exactly `width` and `height`
/// @param width in pixels
/// @param height in pixels
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
public record CleanSvg(byte[] document, int width, int height) {}

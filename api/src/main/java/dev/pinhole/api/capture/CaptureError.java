package dev.pinhole.api.capture;

/// Why a capture failed.
///
/// @param code {@link CaptureErrorCode#value()}
/// @param detail for people: what happened, the bound that was met, what to do
public record CaptureError(String code, String detail) {}

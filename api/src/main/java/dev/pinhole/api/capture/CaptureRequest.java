package dev.pinhole.api.capture;

/// A capture as it is asked for.
public record CaptureRequest(CaptureOptions options, CaptureTerms terms) {}

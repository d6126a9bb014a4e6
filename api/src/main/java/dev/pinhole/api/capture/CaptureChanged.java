package dev.pinhole.api.capture;

import org.jspecify.annotations.Nullable;

/// What a webhook is sent as `capture.changed`: a schedule's page looks different.
///
/// @param schedule the schedule's id
/// @param name the schedule's
/// @param changedRatio changed pixels of all pixels, 0 to 1; absent where the pictures are not the
///   same and could not be compared
/// @param changedPixels absent where there is no ratio
public record CaptureChanged(
    String schedule,
    @Nullable String name,
    @Nullable Double changedRatio,
    @Nullable Long changedPixels,
    CaptureView before,
    CaptureView after) {}

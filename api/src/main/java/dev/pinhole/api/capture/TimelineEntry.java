package dev.pinhole.api.capture;

import dev.pinhole.api.image.ImageView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A capture in the history of its page.
///
/// @param id the capture's
/// @param schedule the id of the schedule that asked for it; null for none, or one deleted since
/// @param error why there is no picture
/// @param image the picture; absent where there is none, or it has been deleted since
/// @param before the id of the last finished picture of the page before this one; null for none
/// @param changed whether this picture is another than that before; null where nobody knows: one of
///   the two is not there
/// @param changedRatio changed pixels of all pixels since the one before, 0 to 1, where it is
///   known: the two are the same, or a schedule compared them
public record TimelineEntry(
    String id,
    CaptureState state,
    Instant createdAt,
    @Nullable Instant finishedAt,
    @Nullable String schedule,
    @Nullable CaptureError error,
    @Nullable ImageView image,
    @Nullable String before,
    @Nullable Boolean changed,
    @Nullable Double changedRatio) {}

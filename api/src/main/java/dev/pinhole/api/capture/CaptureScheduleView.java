package dev.pinhole.api.capture;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A schedule as its owner sees it.
///
/// @param every ISO 8601, for example `PT1H`; null where there is `cron`
/// @param cron null where there is `every`
/// @param timezone of `cron`
/// @param options of each capture, without secrets
/// @param threshold the changed ratio above which a picture counts as changed, 0 to 1
/// @param ignore what changes there counts for nothing
/// @param next the times to come, soonest first, a few of them; none while it is paused
/// @param failures captures that failed, one after the other, up to now
/// @param error of the last capture, where it failed
/// @param lastRun when the last capture was asked for
/// @param lastCapture its id
public record CaptureScheduleView(
    String id,
    @Nullable String name,
    @Nullable String every,
    @Nullable String cron,
    String timezone,
    Map<String, Object> options,
    @JsonProperty("notify") ScheduleNotice notice,
    double threshold,
    List<IgnoredArea> ignore,
    boolean paused,
    List<Instant> next,
    int failures,
    @Nullable CaptureError error,
    Instant createdAt,
    @Nullable Instant lastRun,
    @Nullable String lastCapture) {}

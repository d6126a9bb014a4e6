package dev.pinhole.api.capture;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A schedule as it is asked for. Names and meanings: {@link CaptureScheduleReader}.
///
/// @param every the time between two captures; null where there is `cron`
/// @param cron five fields, or one of `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`; null
///   where there is `every`
/// @param timezone of `cron`
/// @param options of each capture, as they were given, secrets included
/// @param capture what the options say
/// @param threshold the changed ratio above which a picture counts as changed, 0 to 1
public record CaptureScheduleRequest(
    @Nullable String name,
    @Nullable Duration every,
    @Nullable String cron,
    ZoneId timezone,
    Map<String, Object> options,
    CaptureRequest capture,
    ScheduleNotice notice,
    double threshold,
    List<IgnoredArea> ignore,
    boolean paused) {
  public CaptureScheduleRequest {
    options = new LinkedHashMap<>(options);
    ignore = List.copyOf(ignore);
  }

  /// The options may hold secrets.
  @Override
  public String toString() {
    return "CaptureScheduleRequest[" + name + "]";
  }
}

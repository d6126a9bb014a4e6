package dev.pinhole.server.capture.internal.schedule;

import dev.pinhole.api.capture.CaptureScheduleRequest;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes timings of what people ask for, within bounds. */
@Component
class Timings {
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Enough to meet each two neighbours of any day, at the shortest interval of the defaults. */
  private static final int SAMPLE = 600;

  private final ScheduleProperties properties;

  Timings(ScheduleProperties properties) {
    this.properties = properties;
  }

  /**
   * Checks what is asked for.
   *
   * @throws ProblemException naming {@code every}, {@code cron} or {@code options.expires_in}
   */
  Timing checked(CaptureScheduleRequest request, Instant now) {
    Timing timing = request.every() == null ? cron(request, now) : every(request.every(), now);
    Duration life = request.capture().terms().expiresIn();
    if (life != null && life.compareTo(longestGap(timing, now)) <= 0) {
      throw invalid(
          "options.expires_in",
          "A picture would be gone before the next one is taken; give a longer time.");
    }
    return timing;
  }

  private Timing every(Duration every, Instant now) {
    if (every.compareTo(properties.shortest()) < 0 || every.compareTo(LONGEST) > 0) {
      throw invalid("every", "It can be %s to %s.".formatted(properties.shortest(), LONGEST))
          .with("minimum", properties.shortest().toSeconds())
          .with("maximum", LONGEST.toSeconds());
    }
    return new Interval(now, Duration.ofMillis(every.toMillis()));
  }

  private Timing cron(CaptureScheduleRequest request, Instant now) {
    LocalTimes times = parsed(request);
    List<Duration> gaps = gaps(times, now);
    if (gaps.isEmpty()) {
      throw invalid("cron", "It names no time that comes again within the next years.");
    }
    if (gaps.stream().anyMatch(gap -> gap.compareTo(properties.shortest()) < 0)) {
      throw invalid(
              "cron",
              "Two of its times are closer than %s, the shortest accepted."
                  .formatted(properties.shortest()))
          .with("minimum", properties.shortest().toSeconds());
    }
    return times;
  }

  private static LocalTimes parsed(CaptureScheduleRequest request) {
    try {
      return LocalTimes.of(String.valueOf(request.cron()), request.timezone());
    } catch (IllegalArgumentException e) {
      throw invalid(
          "cron",
          "It is not minute, hour, day of the month, month and day of the week, such as"
              + " 0 7 * * MON-FRI, nor one of @hourly, @daily, @weekly, @monthly, @yearly.");
    }
  }

  private static Duration longestGap(Timing timing, Instant now) {
    return timing instanceof Interval interval
        ? interval.length()
        : gaps(timing, now).stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  private static List<Duration> gaps(Timing timing, Instant now) {
    List<Instant> times = timing.times(now).limit(SAMPLE).toList();
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      gaps.add(Duration.between(times.get(i - 1), times.get(i)));
    }
    return gaps;
  }

  private static ProblemException invalid(String field, String reason) {
    return ProblemException.invalid(field, field + ": " + reason);
  }
}

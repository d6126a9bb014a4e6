package dev.pinhole.server.capture.internal.schedule;

import dev.pinhole.api.capture.CaptureError;
import dev.pinhole.api.capture.IgnoredArea;
import dev.pinhole.api.capture.ScheduleNotice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Captures of one page, again and again.
 *
 * @param number the internal id
 * @param id 22 base62 characters
 * @param owner the account's number
 * @param times when
 * @param options of each capture, secrets included
 * @param version counts changes by people and runs
 */
record Schedule(
    long number,
    String id,
    long owner,
    @Nullable String name,
    Times times,
    Map<String, Object> options,
    Watch watch,
    Runs runs,
    Instant createdAt,
    long version) {

  /**
   * When captures are taken.
   *
   * @param every null where there is {@code cron}
   * @param anchor from when {@code every} is counted
   * @param next null while paused, and where no time is to come
   */
  record Times(
      @Nullable Duration every,
      @Nullable String cron,
      ZoneId timezone,
      boolean paused,
      Instant anchor,
      @Nullable Instant next) {

    Timing timing() {
      return every == null
          ? LocalTimes.of(String.valueOf(cron), timezone)
          : new Interval(anchor, every);
    }
  }

  /**
   * What is told of them.
   *
   * @param threshold the changed ratio above which a picture counts as changed
   */
  record Watch(ScheduleNotice notice, double threshold, List<IgnoredArea> ignore) {}

  /**
   * What came of it so far.
   *
   * @param lastCapture its id
   * @param failures runs that failed, one after the other
   * @param error of the last run, where it failed
   */
  record Runs(
      @Nullable Instant last,
      @Nullable String lastCapture,
      int failures,
      @Nullable CaptureError error) {
    static final Runs NONE = new Runs(null, null, 0, null);
  }

  /** The options may hold secrets. */
  @Override
  public String toString() {
    return "Schedule[" + id + "]";
  }
}

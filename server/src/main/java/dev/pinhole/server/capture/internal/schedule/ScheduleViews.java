package dev.pinhole.server.capture.internal.schedule;

import dev.pinhole.api.capture.CaptureScheduleView;
import dev.pinhole.server.capture.internal.queue.ShownOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Schedules as they travel: without secrets. */
final class ScheduleViews {
  private static final int SHOWN_TIMES = 3;

  private ScheduleViews() {}

  static CaptureScheduleView of(Schedule schedule) {
    Schedule.Times times = schedule.times();
    Duration every = times.every();
    return new CaptureScheduleView(
        schedule.id(),
        schedule.name(),
        every == null ? null : every.toString(),
        times.cron(),
        times.timezone().getId(),
        ShownOptions.of(schedule.options()),
        schedule.watch().notice(),
        schedule.watch().threshold(),
        schedule.watch().ignore(),
        times.paused(),
        next(times),
        schedule.runs().failures(),
        schedule.runs().error(),
        schedule.createdAt(),
        schedule.runs().last(),
        schedule.runs().lastCapture());
  }

  private static List<Instant> next(Schedule.Times times) {
    Instant next = times.next();
    return next == null
        ? List.of()
        : Stream.concat(Stream.of(next), times.timing().times(next)).limit(SHOWN_TIMES).toList();
  }
}

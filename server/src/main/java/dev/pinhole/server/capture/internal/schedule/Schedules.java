package dev.pinhole.server.capture.internal.schedule;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.capture.CaptureScheduleReader;
import dev.pinhole.api.capture.CaptureScheduleRequest;
import dev.pinhole.api.capture.InvalidCaptureOptionsException;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.webhook.Webhooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Schedules as people make and change them. */
@Service
class Schedules {
  /** How often a change that met a run of the schedule is tried anew. */
  private static final int TRIES = 5;

  private final ScheduleRows rows;
  private final Timings timings;
  private final ScheduleProperties properties;
  private final Webhooks webhooks;
  private final Clock clock;

  Schedules(
      ScheduleRows rows,
      Timings timings,
      ScheduleProperties properties,
      Webhooks webhooks,
      Clock clock) {
    this.rows = rows;
    this.timings = timings;
    this.properties = properties;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /** The first capture of an interval is due at once; of a cron, at its first time. */
  Schedule create(long owner, Map<String, Object> values) {
    CaptureScheduleRequest request = read(values);
    Instant now = now();
    Timing timing = timings.checked(request, now);
    Instant first = timing instanceof Interval ? now : timing.after(now).orElse(null);
    Schedule schedule =
        new Schedule(
            0,
            Ids.next(),
            owner,
            request.name(),
            times(request, now, first),
            request.options(),
            watch(request),
            Schedule.Runs.NONE,
            now,
            1);
    return rows.insert(schedule, properties.perAccount()).orElseThrow(this::tooMany);
  }

  Schedule find(long owner, String id) {
    return rows.find(owner, id).orElseThrow(ProblemException::notFound);
  }

  /** Newest first. */
  List<Schedule> list(long owner, long before, int limit) {
    return rows.list(owner, before, limit);
  }

  /** What it has captured stays. */
  void delete(long owner, String id) {
    if (!rows.delete(owner, id)) {
      throw ProblemException.notFound();
    }
  }

  /** Changes what {@code patch} names, as a JSON merge patch (RFC 7396). */
  Schedule change(long owner, String id, Map<String, @Nullable Object> patch) {
    for (int left = TRIES; left > 0; left--) {
      Schedule known = find(owner, id);
      Schedule changed = changed(known, read(SchedulePatch.on(known, patch)));
      if (rows.update(changed, known.version())) {
        return find(owner, id);
      }
    }
    throw new ProblemException(
        ProblemCode.CONFLICT, "Others are changing the same schedule; try again.");
  }

  private Schedule changed(Schedule known, CaptureScheduleRequest request) {
    return new Schedule(
        known.number(),
        known.id(),
        known.owner(),
        request.name(),
        changedTimes(known.times(), request),
        request.options(),
        watch(request),
        known.runs(),
        known.createdAt(),
        known.version());
  }

  /** What comes next stays as it is unless the times change or the schedule goes on. */
  private Schedule.Times changedTimes(Schedule.Times known, CaptureScheduleRequest request) {
    Instant now = now();
    timings.checked(request, now);
    boolean same = sameTimes(known, request);
    Schedule.Times changed = times(request, same ? known.anchor() : now, known.next());
    if (changed.paused() || (same && !known.paused())) {
      return changed;
    }
    return times(request, changed.anchor(), changed.timing().after(now).orElse(null));
  }

  private static boolean sameTimes(Schedule.Times known, CaptureScheduleRequest request) {
    return Objects.equals(known.every(), request.every())
        && Objects.equals(known.cron(), request.cron())
        && known.timezone().equals(request.timezone());
  }

  private static Schedule.Times times(
      CaptureScheduleRequest request, Instant anchor, @Nullable Instant next) {
    Duration every = request.every();
    return new Schedule.Times(
        every == null ? null : every.truncatedTo(ChronoUnit.MILLIS),
        request.cron(),
        request.timezone(),
        request.paused(),
        anchor,
        request.paused() ? null : next);
  }

  private static Schedule.Watch watch(CaptureScheduleRequest request) {
    return new Schedule.Watch(request.notice(), request.threshold(), request.ignore());
  }

  private CaptureScheduleRequest read(Map<String, Object> values) {
    try {
      CaptureScheduleRequest request = CaptureScheduleReader.read(values);
      String webhook = request.capture().terms().webhookUrl();
      if (webhook != null) {
        webhooks.checkUrl("options.webhook_url", webhook);
      }
      return request;
    } catch (InvalidCaptureOptionsException e) {
      throw new ProblemException(ProblemCode.INVALID_PARAMETER, String.valueOf(e.getMessage()), e)
          .with("faults", e.faults());
    }
  }

  private ProblemException tooMany() {
    return new ProblemException(
            ProblemCode.TOO_MANY_SCHEDULES,
            "You have %d schedules, as many as an account can have."
                .formatted(properties.perAccount()))
        .with("maximum", properties.perAccount());
  }

  /** As the database will give it back. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

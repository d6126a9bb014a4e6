package dev.pinhole.server.capture.internal.schedule;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.capture.ScheduleNotice;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.Captures;
import dev.pinhole.server.platform.ProblemException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares a schedule's new picture with the one before, and tells who wants to know. */
@Component
class ChangeWatch {
  private final Captures captures;
  private final ScheduleRows schedules;
  private final ChangeRows changes;
  private final Measure measure;
  private final ChangeNotice notice;
  private final TransactionTemplate transaction;

  ChangeWatch(
      Captures captures,
      ScheduleRows schedules,
      ChangeRows changes,
      Measure measure,
      ChangeNotice notice,
      TransactionTemplate transaction) {
    this.captures = captures;
    this.schedules = schedules;
    this.changes = changes;
    this.measure = measure;
    this.notice = notice;
    this.transaction = transaction;
  }

  /** Does nothing where one of the two, or the schedule, is gone by now. */
  void run(ChangeJob job) {
    find(job.owner(), job.capture())
        .ifPresent(after ->
            Optional.ofNullable(after.schedule())
                .flatMap(schedules::find)
                .ifPresent(schedule -> run(schedule, after)));
  }

  private void run(Schedule schedule, Capture after) {
    changes
        .before(schedule.number(), after.number())
        .flatMap(id -> find(schedule.owner(), id))
        .flatMap(before -> measure.change(before, after, schedule.watch().ignore()))
        .ifPresent(change -> keep(schedule, change));
  }

  /** Both or neither, and once: a job that is run again finds what is known already. */
  private void keep(Schedule schedule, Change change) {
    Schedule.Watch watch = schedule.watch();
    transaction.executeWithoutResult(_ -> {
      boolean first = changes.insert(change);
      if (first && watch.notice() == ScheduleNotice.CHANGE && change.above(watch.threshold())) {
        notice.send(schedule, change);
      }
    });
  }

  private Optional<Capture> find(long owner, String id) {
    try {
      return Optional.of(captures.find(owner, id));
    } catch (ProblemException e) {
      if (e.code() == ProblemCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}

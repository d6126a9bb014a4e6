package dev.pinhole.server.capture.internal.schedule;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.capture.CaptureError;
import dev.pinhole.api.capture.ScheduleNotice;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.Captures;
import dev.pinhole.server.capture.Draft;
import dev.pinhole.server.capture.Submission;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns due times into captures. One capture for each time that is due, however many nodes look;
 * after a pause one for all the times that were missed.
 */
@Component
class DueRuns {
  private static final Logger LOG = LoggerFactory.getLogger(DueRuns.class);
  private static final int BATCH = 100;
  private static final int MOST_BATCHES = 100;

  /** When a run is tried again that limits did not allow now. */
  private static final Duration POSTPONED = Duration.ofMinutes(1);

  private final ScheduleRows rows;
  private final Captures captures;
  private final Accounts accounts;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DueRuns(
      ScheduleRows rows,
      Captures captures,
      Accounts accounts,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.captures = captures;
    this.accounts = accounts;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Runs all that is due. */
  void run() {
    for (int i = 0; i < MOST_BATCHES; i++) {
      List<Schedule> due = rows.due(clock.instant(), BATCH);
      due.forEach(this::attempt);
      if (due.size() < BATCH) {
        return;
      }
    }
  }

  /** Whatever is wrong with this one, the others are run. */
  private void attempt(Schedule due) {
    try {
      run(due);
    } catch (RuntimeException e) {
      LOG.error("schedule {} not run", due.id(), e);
      rows.advance(due, clock.instant().plus(POSTPONED));
    }
  }

  /** Runs this one, unless it has been run or changed since it was read. */
  void run(Schedule due) {
    Instant now = clock.instant();
    Instant next = due.times().timing().after(now).orElse(null);
    if (!active(due.owner())) {
      rows.advance(due, next);
      return;
    }
    try {
      Draft draft = captures.draft(Submission.read(due.owner(), options(due)).by(due.number()));
      transaction.executeWithoutResult(_ -> submit(due, draft, next, now));
    } catch (ProblemException e) {
      refused(due, next, now, e);
    }
  }

  private void submit(Schedule due, Draft draft, @Nullable Instant next, Instant now) {
    // first, as where captures end and their schedules' rows are changed after it
    captures.lock(due.owner());
    if (rows.advance(due, next)) {
      Capture capture = captures.submit(draft);
      rows.ran(due.number(), now, capture.id());
    }
  }

  /** Who wants to know only of changes is not told of each capture. */
  private static Map<String, Object> options(Schedule due) {
    Map<String, Object> options = new LinkedHashMap<>(due.options());
    if (due.watch().notice() != ScheduleNotice.ALWAYS) {
      options.remove("webhook_url");
    }
    return options;
  }

  private void refused(Schedule due, @Nullable Instant next, Instant now, ProblemException e) {
    Instant later = now.plus(POSTPONED);
    boolean postponed =
        e.code() == ProblemCode.TOO_MANY_REQUESTS || e.code() == ProblemCode.OVERLOADED;
    if (postponed && (next == null || later.isBefore(next))) {
      rows.advance(due, later);
    } else {
      transaction.executeWithoutResult(_ -> {
        if (rows.advance(due, next)) {
          rows.failed(due.number(), new CaptureError(e.code().value(), e.detail()));
        }
      });
    }
  }

  private boolean active(long owner) {
    Optional<Account> account = accounts.find(owner);
    return account.isPresent() && !account.get().disabled();
  }
}

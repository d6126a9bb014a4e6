package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.Submission;
import dev.pinhole.server.capture.internal.CaptureViews;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes captures into the queue, unless there is an answer already. */
@Component
class Intake {
  private final CaptureRows rows;
  private final TurnRows turnRows;
  private final Turns turns;
  private final Jobs jobs;
  private final Ending ending;
  private final Limits limits;
  private final Fingerprints fingerprints;
  private final CaptureViews views;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Intake(
      CaptureRows rows,
      TurnRows turnRows,
      Turns turns,
      Jobs jobs,
      Ending ending,
      Limits limits,
      Fingerprints fingerprints,
      CaptureViews views,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.turnRows = turnRows;
    this.turns = turns;
    this.jobs = jobs;
    this.ending = ending;
    this.limits = limits;
    this.fingerprints = fingerprints;
    this.views = views;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A record of its own for each submission. */
  Capture submit(Submission submission) {
    String fingerprint = fingerprints.of(submission);
    return entered(
        submission.owner(),
        () -> {
          Optional<Capture> earlier = earlier(submission, fingerprint);
          return insert(submission, fingerprint, false, earlier);
        });
  }

  /** The earlier one itself where there is one. */
  Capture obtain(Submission submission) {
    String fingerprint = fingerprints.of(submission);
    // most answers come from here: pages with many signed pictures
    return done(submission, fingerprint)
        .orElseGet(() ->
            entered(
                submission.owner(),
                () ->
                    earlier(submission, fingerprint)
                        .map(this::hastened)
                        .orElseGet(() -> insert(submission, fingerprint, true, Optional.empty()))));
  }

  private Capture entered(long owner, Supplier<Capture> work) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          turns.lock(owner);
          Capture capture = work.get();
          turns.release(owner);
          return capture;
        }));
  }

  private Optional<Capture> earlier(Submission submission, String fingerprint) {
    if (submission.request().terms().cacheTtl().isZero()) {
      return Optional.empty();
    }
    return done(submission, fingerprint)
        .or(() -> rows.findUnderWay(submission.owner(), fingerprint));
  }

  private Optional<Capture> done(Submission submission, String fingerprint) {
    Duration ttl = submission.request().terms().cacheTtl();
    return ttl.isZero()
        ? Optional.empty()
        : rows.findDone(submission.owner(), fingerprint, clock.instant().minus(ttl))
            .filter(capture -> views.image(capture).isPresent());
  }

  private Capture insert(
      Submission submission, String fingerprint, boolean urgent, Optional<Capture> earlier) {
    limits.check(submission.owner());
    Long leader =
        earlier.filter(other -> !other.state().isFinal()).map(Capture::number).orElse(null);
    Capture capture =
        rows.insert(new Entry(submission, fingerprint, urgent, leader), clock.instant());
    return earlier
        .filter(other -> other.state().isFinal())
        .map(other -> ending.endAs(capture, other))
        .orElse(capture);
  }

  private Capture hastened(Capture earlier) {
    if (!earlier.state().isFinal()) {
      turnRows.hasten(earlier.number());
      jobs.hasten(earlier.id());
    }
    return earlier;
  }
}

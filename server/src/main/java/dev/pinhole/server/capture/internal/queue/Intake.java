package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.api.capture.CaptureTerms;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.Draft;
import dev.pinhole.server.capture.Submission;
import dev.pinhole.server.capture.internal.CaptureViews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
  private final Lifetimes lifetimes;
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
      Lifetimes lifetimes,
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
    this.lifetimes = lifetimes;
    this.views = views;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A record of its own for each submission. */
  Capture submit(Draft draft) {
    return entered(draft.submission().owner(), () -> insert(draft, false, earlier(draft)));
  }

  /** An earlier one that is the answer already. */
  Optional<Capture> known(Submission submission) {
    // most answers come from here, pages with many signed pictures: mostly nothing is written
    return done(submission, fingerprints.of(submission))
        .map(capture ->
            lifetimes.suffice(capture, end(capture, submission))
                ? capture
                : entered(submission.owner(), () -> joined(capture, submission)));
  }

  /** The earlier one itself where there is one. */
  Capture obtain(Draft draft) {
    Submission submission = draft.submission();
    return entered(
        submission.owner(),
        () ->
            earlier(draft)
                .map(capture -> joined(capture, submission))
                .orElseGet(() -> insert(draft, true, Optional.empty())));
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

  private Optional<Capture> earlier(Draft draft) {
    Submission submission = draft.submission();
    if (submission.request().terms().cacheTtl().isZero()) {
      return Optional.empty();
    }
    return done(submission, draft.fingerprint())
        .or(() -> rows.findUnderWay(submission.owner(), draft.fingerprint()));
  }

  private Optional<Capture> done(Submission submission, String fingerprint) {
    Duration ttl = submission.request().terms().cacheTtl();
    return ttl.isZero()
        ? Optional.empty()
        : rows.findDone(submission.owner(), fingerprint, clock.instant().minus(ttl))
            .filter(capture -> views.image(capture).isPresent());
  }

  private Capture insert(Draft draft, boolean urgent, Optional<Capture> earlier) {
    limits.check(draft.submission().owner());
    Long leader =
        earlier.filter(other -> !other.state().isFinal()).map(Capture::number).orElse(null);
    Capture capture = rows.insert(new Entry(draft, urgent, leader), clock.instant());
    return earlier
        .filter(other -> other.state().isFinal())
        .map(other -> ending.endAs(capture, other))
        .orElse(capture);
  }

  /** Someone else wants it too, perhaps for longer. */
  private Capture joined(Capture earlier, Submission submission) {
    if (earlier.state().isFinal()) {
      lifetimes.prolong(earlier, end(earlier, submission));
    } else {
      lengthen(earlier, submission.request().terms().expiresIn());
      turnRows.hasten(earlier.number());
      jobs.hasten(earlier.id());
    }
    return earlier;
  }

  private void lengthen(Capture earlier, @Nullable Duration expiresIn) {
    Duration longer = Lifetimes.longer(earlier.terms().expiresIn(), expiresIn);
    CaptureTerms terms = earlier.terms().lasting(longer);
    if (!terms.equals(earlier.terms())) {
      rows.change(earlier.number(), terms);
    }
  }

  /** From when the picture was taken, so that asking for it again changes nothing. */
  private @Nullable Instant end(Capture earlier, Submission submission) {
    Instant taken = earlier.progress().finishedAt();
    return Lifetimes.end(submission.request().terms(), taken == null ? clock.instant() : taken);
  }
}

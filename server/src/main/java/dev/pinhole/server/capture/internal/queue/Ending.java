package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.server.capture.Capture;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends captures, each once, with all that hangs on it in the same transaction. */
@Component
class Ending {
  private final CaptureRows rows;
  private final TurnRows turnRows;
  private final Turns turns;
  private final Lifetimes lifetimes;
  private final News news;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Ending(
      CaptureRows rows,
      TurnRows turnRows,
      Turns turns,
      Lifetimes lifetimes,
      News news,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.turnRows = turnRows;
    this.turns = turns;
    this.lifetimes = lifetimes;
    this.news = news;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Ends what this attempt was for.
   *
   * @return false where the attempt does not count any more; nothing is changed then
   */
  boolean end(Capture attempt, Outcome outcome) {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          turns.lock(attempt.owner());
          return finish(attempt, outcome).map(this::endFollowers).isPresent();
        }));
  }

  /** Ends a capture with the result of another, within a transaction that holds the lock. */
  Capture endAs(Capture capture, Capture other) {
    return finish(capture.number(), Outcome.as(other)).orElseThrow();
  }

  /** Cancels a capture, within a transaction that holds the lock. */
  void cancel(Capture capture) {
    finish(capture.number(), Outcome.CANCELLED)
        .ifPresent(cancelled -> {
          List<Long> followers = turnRows.followers(cancelled.number());
          if (!followers.isEmpty()) {
            turnRows.promote(followers.getFirst(), cancelled.number());
          }
          turns.release(cancelled.owner());
        });
  }

  private Capture endFollowers(Capture leader) {
    for (long follower : turnRows.followers(leader.number())) {
      finish(follower, Outcome.as(leader));
    }
    turns.release(leader.owner());
    return leader;
  }

  private Optional<Capture> finish(Capture attempt, Outcome outcome) {
    int attempts = attempt.progress().attempts();
    // its image has been admitted for as long as the terms said when the attempt began
    return finish(attempt.number(), attempts, outcome, now -> !now.terms().equals(attempt.terms()));
  }

  private Optional<Capture> finish(long number, Outcome outcome) {
    return finish(number, null, outcome, _ -> true);
  }

  /**
   * Ends a capture and tells of it.
   *
   * @param prolongs whether the image may have to stay longer for it
   */
  private Optional<Capture> finish(
      long number, @Nullable Integer attempts, Outcome outcome, Predicate<Capture> prolongs) {
    Instant now = clock.instant();
    Optional<Capture> finished = rows.finish(number, attempts, outcome, now);
    finished
        .filter(prolongs)
        .ifPresent(capture -> lifetimes.prolong(capture, Lifetimes.end(capture.terms(), now)));
    finished.ifPresent(news::tell);
    return finished;
  }
}

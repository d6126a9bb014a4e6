package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.server.capture.Capture;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends captures, each once, with all that hangs on it in the same transaction. */
@Component
class Ending {
  private final CaptureRows rows;
  private final TurnRows turnRows;
  private final Turns turns;
  private final News news;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Ending(
      CaptureRows rows,
      TurnRows turnRows,
      Turns turns,
      News news,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.turnRows = turnRows;
    this.turns = turns;
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
          return finish(attempt.number(), attempt.progress().attempts(), outcome)
              .map(this::endFollowers)
              .isPresent();
        }));
  }

  /** Ends a capture with the result of another, within a transaction that holds the lock. */
  Capture endAs(Capture capture, Capture other) {
    return finish(capture.number(), null, Outcome.as(other)).orElseThrow();
  }

  /** Cancels a capture, within a transaction that holds the lock. */
  void cancel(Capture capture) {
    finish(capture.number(), null, Outcome.CANCELLED)
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
      finish(follower, null, Outcome.as(leader));
    }
    turns.release(leader.owner());
    return leader;
  }

  private Optional<Capture> finish(long number, @Nullable Integer attempts, Outcome outcome) {
    Optional<Capture> finished = rows.finish(number, attempts, outcome, clock.instant());
    finished.ifPresent(news::tell);
    return finished;
  }
}

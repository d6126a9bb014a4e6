package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.server.capture.QueueProperties;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the queue in order over time and changes of settings. */
@Component
class Upkeep {
  private static final int BATCH = 500;
  private static final int BATCHES = 200;

  private final CaptureRows rows;
  private final TurnRows turnRows;
  private final Turns turns;
  private final Jobs jobs;
  private final Running running;
  private final TransactionTemplate transaction;
  private final QueueProperties properties;
  private final Clock clock;

  Upkeep(
      CaptureRows rows,
      TurnRows turnRows,
      Turns turns,
      Jobs jobs,
      Running running,
      TransactionTemplate transaction,
      QueueProperties properties,
      Clock clock) {
    this.rows = rows;
    this.turnRows = turnRows;
    this.turns = turns;
    this.jobs = jobs;
    this.running = running;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  /** Gives jobs to all who are due one: the share of an account may have been raised. */
  void mend() {
    for (long owner : turnRows.waitingOwners()) {
      transaction.executeWithoutResult(_ -> {
        turns.lock(owner);
        turns.release(owner);
      });
    }
    transaction.executeWithoutResult(_ -> turnRows.jobless().forEach(jobs::add));
  }

  /** Forgets captures that were over long ago, a few at a time so that nobody waits. */
  void forget() {
    Instant before = clock.instant().minus(properties.keep());
    for (int i = 0; i < BATCHES && rows.deleteFinished(before, BATCH) == BATCH; i++) {}
  }

  /** Interrupts what has been cancelled on another node. */
  void stopCancelled() {
    if (!running.ids().isEmpty()) {
      turnRows.over(running.ids()).forEach(running::stop);
    }
  }
}

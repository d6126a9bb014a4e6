package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.server.capture.QueueProperties;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is. Each account has a few jobs at a time, however many captures it has queued, and
 * gets the next when one is over: so jobs of many accounts take turns, and none runs more than its
 * share. All methods are called within a transaction.
 */
@Component
class Turns {
  private final TurnRows rows;
  private final Jobs jobs;
  private final QueueProperties properties;

  Turns(TurnRows rows, Jobs jobs, QueueProperties properties) {
    this.rows = rows;
    this.jobs = jobs;
    this.properties = properties;
  }

  /** To be called before anything is read that the account's next turn depends on. */
  void lock(long owner) {
    rows.lock(owner);
  }

  /** Gives jobs to captures that wait for one, as far as the account has room. */
  void release(long owner) {
    int room = properties.concurrentPerAccount() - rows.released(owner);
    if (room > 0) {
      for (TurnRows.Waiting next : rows.next(owner, room)) {
        rows.release(next.number());
        jobs.add(next);
      }
    }
  }
}

package dev.pinhole.server.publisher.internal;

import java.time.Instant;
import java.util.Optional;

/**
 * What is left of an allowance.
 *
 * @param reset when there is all of it again
 */
record Credits(long remaining, Instant reset) {
  /** Nothing was said yet, so nothing stands in the way. */
  static final Credits UNKNOWN = new Credits(Long.MAX_VALUE, Instant.EPOCH);

  /** Until when something of this cost has to wait; empty for not at all. */
  Optional<Instant> wait(long cost, Instant now) {
    return remaining < cost && now.isBefore(reset) ? Optional.of(reset) : Optional.empty();
  }
}

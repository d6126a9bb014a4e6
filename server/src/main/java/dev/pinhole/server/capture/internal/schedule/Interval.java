package dev.pinhole.server.capture.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Every so often, counted from a moment, so that a late run does not make those after it late.
 *
 * @param anchor to the millisecond; itself a time that is due
 * @param length whole milliseconds, at least one
 */
record Interval(Instant anchor, Duration length) implements Timing {

  @Override
  public Optional<Instant> after(Instant instant) {
    if (instant.isBefore(anchor)) {
      return Optional.of(anchor);
    }
    long passed = Duration.between(anchor, instant).dividedBy(length);
    return Optional.of(anchor.plus(length.multipliedBy(passed + 1)));
  }
}

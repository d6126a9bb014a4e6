package dev.pinhole.server.capture.internal.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When a schedule's captures are due. */
sealed interface Timing permits Interval, LocalTimes {

  /** The first time after this one; nothing where there is none within some years. */
  Optional<Instant> after(Instant instant);

  /** All times after this one, soonest first. */
  default Stream<Instant> times(Instant start) {
    return Stream.iterate(after(start), Optional::isPresent, last -> last.flatMap(this::after))
        .map(Optional::orElseThrow);
  }
}

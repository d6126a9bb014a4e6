package dev.pinhole.server.blob.internal;

import java.io.PrintStream;
import java.time.Clock;

/** Says every few seconds how far a long run is. */
final class Progress {
  private static final long EVERY_MILLIS = 5_000;

  private final PrintStream out;
  private final Clock clock;
  private long next;

  Progress(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.next = clock.millis() + EVERY_MILLIS;
  }

  void at(String what, long done, long of) {
    if (clock.millis() >= next) {
      out.printf("%s: %d of %d%n", what, done, of);
      next = clock.millis() + EVERY_MILLIS;
    }
  }
}

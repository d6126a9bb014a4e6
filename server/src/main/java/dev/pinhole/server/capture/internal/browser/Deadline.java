package dev.pinhole.server.capture.internal.browser;

import java.time.Duration;
import java.util.function.LongSupplier;

/** By when a piece of work must be done, on a clock that nobody can set. Thread-safe. */
public final class Deadline {
  private final LongSupplier nanoTime;
  private final long end;

  private Deadline(LongSupplier nanoTime, long end) {
    this.nanoTime = nanoTime;
    this.end = end;
  }

  public static Deadline in(Duration time) {
    return in(time, System::nanoTime);
  }

  /**
   * A deadline on a clock that a test holds.
   *
   * @param nanoTime counts nanoseconds from anywhere, as {@link System#nanoTime} does
   */
  public static Deadline in(Duration time, LongSupplier nanoTime) {
    return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
  }

  /** This deadline, or one in this time if that is sooner. */
  public Deadline orIn(Duration time) {
    return time.compareTo(left()) < 0 ? in(time, nanoTime) : this;
  }

  /** Never negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
  }

  public boolean passed() {
    return left().isZero();
  }

  /**
   * What is left, as Playwright's timeouts want it: milliseconds, and at least one, because zero
   * means none to it.
   */
  public double timeout() {
    return Math.max(1, left().toMillis());
  }
}

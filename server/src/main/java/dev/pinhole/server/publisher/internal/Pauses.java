package dev.pinhole.server.publisher.internal;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt.
 *
 * @param pauses after the first attempt, the second, and so on
 * @param random spreads them, so that what failed together does not come back together
 */
record Pauses(List<Duration> pauses, RandomGenerator random) {
  /** A fifth more or less. */
  private static final double SPREAD = 0.2;

  /**
   * A pause.
   *
   * @param attempts made so far, from 1 to the number of pauses
   */
  Duration after(int attempts) {
    double factor = 1 + SPREAD * (2 * random.nextDouble() - 1);
    return Duration.ofMillis((long) (pauses.get(attempts - 1).toMillis() * factor));
  }
}

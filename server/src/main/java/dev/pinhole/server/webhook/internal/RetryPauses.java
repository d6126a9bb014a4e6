package dev.pinhole.server.webhook.internal;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt.
 *
 * @param pauses after the first attempt, the second, and so on
 * @param random spreads them, so that what failed together does not come back together
 */
record RetryPauses(List<Duration> pauses, RandomGenerator random) {
  /** A fifth more or less. */
  private static final double SPREAD = 0.2;

  /**
   * A pause.
   *
   * @param attempts made so far, from 1 to the number of pauses
   */
  Duration after(int attempts) {
    return times(pauses.get(attempts - 1), 1 + SPREAD * (2 * random.nextDouble() - 1));
  }

  /**
   * For what could not even be tried, since others were: the more are waiting, the longer each
   * waits, so that all of them together do not keep the scheduler busy.
   */
  Duration whenCrowded(int waiting) {
    long longest = Math.min(600, Math.max(1, waiting)) * 500L;
    return Duration.ofMillis(250 + random.nextLong(longest));
  }

  private static Duration times(Duration pause, double factor) {
    return Duration.ofMillis((long) (pause.toMillis() * factor));
  }
}

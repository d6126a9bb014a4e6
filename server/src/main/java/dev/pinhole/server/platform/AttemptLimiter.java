package dev.pinhole.server.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.api.ProblemCode;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/**
 * Bounds how often a secret can be guessed. Each key (an address, an account, an image) has a
 * bucket of attempts that fills again evenly over the period, so nobody is locked out for ever.
 * Kept in this process only: each node counts for itself.
 */
public final class AttemptLimiter {
  private static final int MAX_KEYS = 100_000;

  private final int attempts;
  private final Duration period;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  /**
   * A bucket of attempts for each key.
   *
   * @param attempts how many at once, at most
   * @param period in which an empty bucket fills
   */
  public AttemptLimiter(int attempts, Duration period, Clock clock) {
    this.attempts = attempts;
    this.period = period;
    this.time = new ClockTime(clock);
    this.buckets = Caffeine.newBuilder().maximumSize(MAX_KEYS).expireAfterAccess(period).build();
  }

  /**
   * Takes an attempt; call it before the secret is looked at.
   *
   * @throws ProblemException 429 with the time to wait
   */
  public void take(String key) {
    take(key, "Too many attempts. Wait before you try again.");
  }

  /**
   * The same with other words.
   *
   * @param detail of the problem
   */
  public void take(String key, String detail) {
    ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw refusal(detail, probe.getNanosToWaitForRefill());
    }
  }

  /** Takes an attempt; false where there is none. */
  public boolean tryTake(String key) {
    return bucket(key).tryConsume(1);
  }

  /** Refuses where {@link #take(String, String)} would, and takes nothing. */
  public void check(String key, String detail) {
    EstimationProbe probe = bucket(key).estimateAbilityToConsume(1);
    if (!probe.canBeConsumed()) {
      throw refusal(detail, probe.getNanosToWaitForRefill());
    }
  }

  private static ProblemException refusal(String detail, long nanosToWait) {
    return new ProblemException(ProblemCode.TOO_MANY_REQUESTS, detail)
        .retryAfter(Duration.ofNanos(nanosToWait));
  }

  /** Returns one attempt, which turned out right. */
  public void giveBack(String key) {
    bucket(key).addTokens(1);
  }

  /** Forgets all attempts: whoever it is has shown that the secret is theirs. */
  public void reset(String key) {
    buckets.invalidate(key);
  }

  private Bucket bucket(String key) {
    return buckets.get(key, _ -> newBucket());
  }

  private Bucket newBucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, period))
        .withCustomTimePrecision(time)
        .build();
  }

  private record ClockTime(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return clock.millis() * 1_000_000;
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}

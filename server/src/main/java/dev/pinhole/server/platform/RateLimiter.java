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
import java.util.Optional;

/**
 * Bounds how often something is done: a secret guessed, an upload begun. Each key (an address, an
 * account, an image) has a bucket of turns that fills again evenly over the period, so nobody is
 * locked out for ever. Kept in this process only: each node counts for itself.
 *
 * <p>The answer to the request under way tells what is left, see {@link RateLimitFilter}.
 */
public final class RateLimiter {
  /** Those that were used longest ago are forgotten first. */
  private static final int MAX_KEYS = 100_000;

  private final String name;
  private final int quota;
  private final Duration period;
  private final boolean told;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  /**
   * A bucket of turns for each key, of which whoever uses it is told.
   *
   * @param name of the policy, as clients see it
   * @param quota how many turns at once, at most
   * @param period in which an empty bucket fills
   */
  public RateLimiter(String name, int quota, Duration period, Clock clock) {
    this(name, quota, period, clock, true);
  }

  private RateLimiter(String name, int quota, Duration period, Clock clock, boolean told) {
    this.name = name;
    this.quota = quota;
    this.period = period;
    this.told = told;
    this.time = new ClockTime(clock);
    this.buckets = Caffeine.newBuilder().maximumSize(MAX_KEYS).expireAfterAccess(period).build();
  }

  /**
   * For buckets that several people draw from: what is left would tell each what the others do.
   * Only a refusal names the policy.
   */
  public static RateLimiter discreet(String name, int quota, Duration period, Clock clock) {
    return new RateLimiter(name, quota, period, clock, false);
  }

  /**
   * Takes a turn; call it before the secret is looked at.
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
    ask(key)
        .ifPresent(wait -> {
          throw refusal(detail, wait);
        });
  }

  /** Takes a turn, or tells how long it is until there is one. */
  public Optional<Duration> ask(String key) {
    ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
    Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
    if (probe.isConsumed()) {
      tell(probe.getRemainingTokens());
      return Optional.empty();
    }
    RateLimitFilter.tell(limit(0, wait));
    return Optional.of(wait);
  }

  /** Takes a turn, of which nobody is told; false where there is none. */
  public boolean tryTake(String key) {
    return bucket(key).tryConsume(1);
  }

  /** Refuses where {@link #take(String, String)} would, and takes nothing. */
  public void check(String key, String detail) {
    EstimationProbe probe = bucket(key).estimateAbilityToConsume(1);
    if (!probe.canBeConsumed()) {
      Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
      RateLimitFilter.tell(limit(0, wait));
      throw refusal(detail, wait);
    }
    tell(probe.getRemainingTokens());
  }

  private static ProblemException refusal(String detail, Duration wait) {
    return new ProblemException(ProblemCode.TOO_MANY_REQUESTS, detail).retryAfter(wait);
  }

  /** Returns one turn: what it was taken for turned out right. */
  public void giveBack(String key) {
    Bucket bucket = bucket(key);
    bucket.addTokens(1);
    tell(bucket.getAvailableTokens());
  }

  /** Forgets all turns that were taken: whoever it is has shown that the secret is theirs. */
  public void reset(String key) {
    buckets.invalidate(key);
    tell(quota);
  }

  private void tell(long remaining) {
    if (told) {
      RateLimitFilter.tell(limit(remaining, Duration.ZERO));
    }
  }

  private RateLimit limit(long remaining, Duration wait) {
    return new RateLimit(name, quota, period, remaining, wait);
  }

  private Bucket bucket(String key) {
    return buckets.get(key, _ -> newBucket());
  }

  private Bucket newBucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, period))
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

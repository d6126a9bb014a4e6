package dev.pinhole.server.factor.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pinhole.server.platform.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Bounds guessing at six digits. Only who has the password gets so far. An address from which a
 * right code has come has tries of its own: a thief of the password cannot use up the owner's.
 */
@Component
class CodeAttempts {
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final RateLimiter limiter;
  private final Cache<String, Boolean> owners =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(REMEMBERED).build();

  CodeAttempts(FactorProperties properties, Clock clock) {
    FactorProperties.Attempts limits = properties.attempts();
    this.limiter =
        RateLimiter.discreet("codes-of-account", limits.perAccount(), limits.period(), clock);
  }

  /** Before a code is looked at. */
  void take(long account, String address) {
    limiter.take(
        share(account, address),
        "Too many wrong codes. Wait before you try again, or use a recovery code.");
  }

  /** The code was right. */
  void succeeded(long account, String address) {
    limiter.reset(share(account, address));
    owners.put(account + " " + address, true);
  }

  private String share(long account, String address) {
    String both = account + " " + address;
    return owners.getIfPresent(both) == null ? Long.toString(account) : both;
  }
}

package dev.pinhole.server.webhook.internal;

import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often somebody can have messages sent once more, so that nobody is flooded with one. */
@Component
class RedeliveryRate {
  private final int most;
  private final RateLimiter rate;

  RedeliveryRate(WebhookProperties properties, Clock clock) {
    this.most = properties.redeliverPerMinute();
    this.rate = new RateLimiter("redeliveries", most, Duration.ofMinutes(1), clock);
  }

  /**
   * Takes one of this account's.
   *
   * @throws ProblemException 429 with the time to wait
   */
  void take(long account) {
    rate.take(
        Long.toString(account),
        "An account can have %d deliveries sent anew a minute.".formatted(most));
  }
}

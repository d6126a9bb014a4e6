package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.capture.QueueProperties;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How much may be asked for. */
@Component
public class Limits {
  private static final Duration SHORTLY = Duration.ofSeconds(10);

  private final TurnRows rows;
  private final QueueProperties properties;
  private final RateLimiter rate;

  Limits(TurnRows rows, QueueProperties properties, Clock clock) {
    this.rows = rows;
    this.properties = properties;
    this.rate = new RateLimiter("captures", properties.perMinute(), Duration.ofMinutes(1), clock);
  }

  /**
   * Refuses one more of this account's.
   *
   * @throws ProblemException saying when to try again
   */
  void check(long owner) {
    if (rows.unfinished(owner) >= properties.queuedPerAccount()) {
      throw new ProblemException(
              ProblemCode.TOO_MANY_REQUESTS,
              "%d captures of this account are unfinished; there can be no more."
                  .formatted(properties.queuedPerAccount()))
          .with("allowed", properties.queuedPerAccount())
          .retryAfter(SHORTLY);
    }
    if (rows.unfinished() >= properties.queue()) {
      throw new ProblemException(
              ProblemCode.OVERLOADED, "The queue of captures is full. Try again later.")
          .retryAfter(SHORTLY);
    }
    rate.take(Long.toString(owner), tooFast());
  }

  /**
   * Refuses an account that has had its captures of this minute, before anything is done for one
   * more. Takes nothing: that is for {@link #check}.
   *
   * @throws ProblemException saying when to try again
   */
  public void checkRate(long owner) {
    rate.check(Long.toString(owner), tooFast());
  }

  private String tooFast() {
    return "An account can ask for %d captures a minute.".formatted(properties.perMinute());
  }
}

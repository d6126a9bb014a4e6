package dev.pinhole.server.recovery.internal;

import dev.pinhole.server.account.AccountRecovery.Recoverable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Links to pages of ours. What opens an account follows the {@code #}, which browsers send to no
 * server, so it is in no log.
 */
@Component
class RecoveryLinks {
  private final LinkTokens tokens;
  private final RecoveryProperties properties;
  private final Clock clock;

  RecoveryLinks(LinkTokens tokens, RecoveryProperties properties, Clock clock) {
    this.tokens = tokens;
    this.properties = properties;
    this.clock = clock;
  }

  /** Until when, and where to. */
  record Link(String address, Instant end) {
    @Override
    public String toString() {
      return "Link[]";
    }
  }

  /**
   * Sets a password.
   *
   * @param base of the server's addresses, without a slash at its end
   */
  Link reset(Recoverable account, String base) {
    Instant end = in(properties.resetWithin());
    return new Link(base + "/reset-password#" + tokens.reset(account, end), end);
  }

  /** Confirms an address; likewise. */
  Link confirm(Recoverable account, String base) {
    Instant end = in(properties.confirmWithin());
    return new Link(base + "/confirm-email#" + tokens.confirm(account, end), end);
  }

  private Instant in(Duration lifetime) {
    return clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
  }
}

package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes down who was not let in; so many a minute, as a flood must not fill the disk. Never the
 * name that was typed: people type passwords there.
 */
@Component
public class Refusals {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);
  private static final int PER_MINUTE = 120;

  private final Audit audit;
  private final RateLimiter entries;
  private final RateLimiter warnings;

  Refusals(Audit audit, Clock clock) {
    this.audit = audit;
    this.entries = RateLimiter.discreet("refusals-noted", PER_MINUTE, Duration.ofMinutes(1), clock);
    this.warnings = RateLimiter.discreet("refusals-logged", 1, Duration.ofMinutes(1), clock);
  }

  /**
   * What was shown did not sign in.
   *
   * @param account null where it is nobody's
   */
  public void wrong(@Nullable Long account) {
    record(
        account == null ? "unknown account" : "account " + account,
        Map.of("reason", "wrong-credentials"));
  }

  void tooMany() {
    record("sign-in", Map.of("reason", "too-many-attempts"));
  }

  /**
   * Somebody came from another server and was not let in.
   *
   * @param provider its id; never a name that came with the request
   * @param reason the problem's code
   */
  public void fromProvider(String provider, ProblemCode reason) {
    record("sign-in", Map.of("way", "provider " + provider, "reason", reason.value()));
  }

  private void record(String subject, Map<String, String> details) {
    if (entries.tryTake("")) {
      audit.record(Action.SIGN_IN_REFUSED, null, subject, details);
    } else if (warnings.tryTake("")) {
      log.warn("More sign-ins are refused than the audit trail takes a minute");
    }
  }
}

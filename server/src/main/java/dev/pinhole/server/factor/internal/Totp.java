package dev.pinhole.server.factor.internal;

import dev.pinhole.server.platform.KeyPurpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Codes of apps: setting them up, and checking them, each once. */
@Component
class Totp {
  private static final Logger log = LoggerFactory.getLogger(Totp.class);

  /** In which an app has to be set up; then there is a new secret. */
  static final Duration PENDING = Duration.ofMinutes(15);

  private final TotpRows rows;
  private final FactorKeys keys;
  private final Clock clock;

  Totp(TotpRows rows, FactorKeys keys, Clock clock) {
    this.rows = rows;
    this.keys = keys;
    this.clock = clock;
  }

  /** A new secret, in place of one that was not confirmed; empty where one is. */
  Optional<TotpSecret> begin(long account) {
    TotpSecret secret = TotpSecret.make();
    String sealed = keys.secrets().seal(secret.hex(), place(account));
    return rows.begin(account, sealed, clock.instant()) ? Optional.of(secret) : Optional.empty();
  }

  boolean isPending(long account) {
    return rows.pending(account, clock.instant().minus(PENDING)).isPresent();
  }

  /** From now on codes are asked for. The one that was shown is used up. */
  boolean confirm(long account, String code) {
    Instant now = clock.instant();
    String sealed = rows.pending(account, now.minus(PENDING)).orElse(null);
    if (sealed == null) {
      return false;
    }
    OptionalLong step = step(account, sealed, code);
    return step.isPresent() && rows.confirm(account, sealed, step.getAsLong(), now);
  }

  boolean isSetUp(long account) {
    return rows.confirmed(account).isPresent();
  }

  /** Whether it is a code of now that was not used; it is, then. */
  boolean accept(long account, String code) {
    String sealed = rows.confirmed(account).orElse(null);
    if (sealed == null) {
      return false;
    }
    OptionalLong step = step(account, sealed, code);
    return step.isPresent() && rows.use(account, sealed, step.getAsLong());
  }

  boolean remove(long account) {
    return rows.delete(account);
  }

  private OptionalLong step(long account, String sealed, String code) {
    String hex = keys.secrets().open(sealed, place(account)).orElse(null);
    if (hex == null) {
      log.error(
          "{} is not the key that account {}'s secret was sealed with; no code can be right",
          KeyPurpose.SECOND_FACTOR.file(),
          account);
      return OptionalLong.empty();
    }
    return new TotpSecret(hex).step(code, clock.instant());
  }

  private static String place(long account) {
    return "totp " + account;
  }
}

package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.RegistrationCode;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One-time codes that an admin hands out. Only a hash is kept. */
@Component
class RegistrationCodes {
  private static final Duration DEFAULT = Duration.ofDays(7);
  private static final Duration MIN = Duration.ofMinutes(1);
  private static final Duration MAX = Duration.ofDays(30);
  private static final int MAX_OPEN = 1000;

  private final JdbcClient jdbc;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RegistrationCodes(JdbcClient jdbc, Audit audit, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  RegistrationCode create(Caller admin, @Nullable Long expiresIn) {
    long seconds = expiresIn == null ? DEFAULT.toSeconds() : expiresIn;
    checkLifetime(seconds);
    Instant now = clock.instant();
    removeExpired(now);
    String code = Ids.next();
    Instant expiresAt = now.plusSeconds(seconds);
    transaction.executeWithoutResult(_ -> {
      insert(Secrets.hash(code), admin.accountId(), now, expiresAt);
      audit.record(
          Action.REGISTRATION_CODE_MADE,
          admin.accountId(),
          "registration code",
          Map.of("expiresAt", expiresAt.toString()));
    });
    return new RegistrationCode(code, expiresAt);
  }

  /** Refuses a code that cannot be spent, before anything costly is done for a stranger. */
  void check(String code) {
    boolean unknown =
        jdbc.sql("SELECT hash FROM registration_codes WHERE hash = :hash AND expires_at > :now")
            .param("hash", Secrets.hash(code))
            .param("now", clock.millis())
            .query(String.class)
            .optional()
            .isEmpty();
    if (unknown) {
      throw wrong();
    }
  }

  /** In the transaction of what it is spent on; of two at once, one gets it. */
  void spend(String code) {
    int spent =
        jdbc.sql("DELETE FROM registration_codes WHERE hash = :hash AND expires_at > :now")
            .param("hash", Secrets.hash(code))
            .param("now", clock.millis())
            .update();
    if (spent == 0) {
      throw wrong();
    }
  }

  private void insert(String hash, long admin, Instant now, Instant expiresAt) {
    int inserted =
        jdbc.sql(
                """
                INSERT INTO registration_codes (hash, created_by, created_at, expires_at)
                SELECT :hash, id, :now, :expiresAt FROM accounts
                WHERE id = :admin AND (SELECT COUNT(*) FROM registration_codes) < :max
                """)
            .param("hash", hash)
            .param("admin", admin)
            .param("now", now.toEpochMilli())
            .param("expiresAt", expiresAt.toEpochMilli())
            .param("max", MAX_OPEN)
            .update();
    if (inserted == 0) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "There are " + MAX_OPEN + " unused codes. Wait until some expire.");
    }
  }

  private void removeExpired(Instant now) {
    jdbc.sql("DELETE FROM registration_codes WHERE expires_at <= :now")
        .param("now", now.toEpochMilli())
        .update();
  }

  private static void checkLifetime(long seconds) {
    if (seconds < MIN.toSeconds() || seconds > MAX.toSeconds()) {
      throw ProblemException.invalid(
              "expiresIn",
              "expiresIn must be " + MIN.toSeconds() + " to " + MAX.toSeconds() + " seconds.")
          .with("minimum", MIN.toSeconds())
          .with("maximum", MAX.toSeconds());
    }
  }

  private static ProblemException wrong() {
    return new ProblemException(
        ProblemCode.WRONG_REGISTRATION_CODE,
        "The registration code is wrong, expired or used. Ask an admin for another.");
  }
}

package dev.pinhole.server.factor.internal;

import dev.pinhole.server.platform.ForMaintenance;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code totp}. */
@Repository
@ForMaintenance
class TotpRows {
  private final JdbcClient jdbc;

  TotpRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes what is to be confirmed, in place of what was not; false where one is confirmed. */
  boolean begin(long account, String sealed, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO totp (account, secret, created_at, confirmed_at, last_step)
                VALUES (:account, :secret, :now, NULL, 0)
                ON CONFLICT (account) DO UPDATE
                  SET secret = excluded.secret, created_at = excluded.created_at, last_step = 0
                  WHERE totp.confirmed_at IS NULL
                """)
            .param("account", account)
            .param("secret", sealed)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  /** The sealed secret that waits for a first code. */
  Optional<String> pending(long account, Instant since) {
    return jdbc.sql(
            """
            SELECT secret FROM totp
            WHERE account = :account AND confirmed_at IS NULL AND created_at >= :since
            """)
        .param("account", account)
        .param("since", since.toEpochMilli())
        .query(String.class)
        .optional();
  }

  /** Of two who confirm at once, one does; none where the secret is another by now. */
  boolean confirm(long account, String sealed, long step, Instant now) {
    return jdbc.sql(
                """
                UPDATE totp SET confirmed_at = :now, last_step = :step
                WHERE account = :account AND confirmed_at IS NULL AND secret = :secret
                """)
            .param("now", now.toEpochMilli())
            .param("step", step)
            .param("account", account)
            .param("secret", sealed)
            .update()
        == 1;
  }

  /** The sealed secret, once confirmed. */
  Optional<String> confirmed(long account) {
    return jdbc.sql("SELECT secret FROM totp WHERE account = :account AND confirmed_at IS NOT NULL")
        .param("account", account)
        .query(String.class)
        .optional();
  }

  /** Uses up a step and all before; false where that was done already. */
  boolean use(long account, String sealed, long step) {
    return jdbc.sql(
                """
                UPDATE totp SET last_step = :step
                WHERE account = :account AND confirmed_at IS NOT NULL AND secret = :secret
                  AND last_step < :step
                """)
            .param("step", step)
            .param("account", account)
            .param("secret", sealed)
            .update()
        == 1;
  }

  /** Whether there was one that counted. */
  boolean delete(long account) {
    boolean confirmed = confirmed(account).isPresent();
    jdbc.sql("DELETE FROM totp WHERE account = :account").param("account", account).update();
    return confirmed;
  }
}

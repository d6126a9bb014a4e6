package dev.pinhole.server.webhook.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SecretRows {
  private final JdbcClient jdbc;

  SecretRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What an account's secrets are derived from.
   *
   * @param previous of the secret before; null where there was none
   * @param previousUntil until when that one signs as well
   */
  record Salts(String current, @Nullable String previous, @Nullable Instant previousUntil) {}

  /** The first who asks makes it. */
  Salts findOrMake(long account, String fresh) {
    jdbc.sql(
            """
            INSERT INTO webhook_secret (account, salt) VALUES (:account, :salt)
            ON CONFLICT (account) DO NOTHING
            """)
        .param("account", account)
        .param("salt", fresh)
        .update();
    return jdbc.sql("SELECT * FROM webhook_secret WHERE account = :account")
        .param("account", account)
        .query(SecretRows::salts)
        .single();
  }

  Salts replace(long account, String fresh, Instant previousUntil) {
    return jdbc.sql(
            """
            INSERT INTO webhook_secret (account, salt) VALUES (:account, :salt)
            ON CONFLICT (account) DO UPDATE
            SET previous_salt = webhook_secret.salt, previous_until = :until, salt = :salt
            RETURNING *
            """)
        .param("account", account)
        .param("salt", fresh)
        .param("until", previousUntil.toEpochMilli())
        .query(SecretRows::salts)
        .single();
  }

  private static Salts salts(ResultSet row, int index) throws SQLException {
    String previous = row.getString("previous_salt");
    long until = row.getLong("previous_until");
    return new Salts(
        row.getString("salt"), previous, previous == null ? null : Instant.ofEpochMilli(until));
  }
}

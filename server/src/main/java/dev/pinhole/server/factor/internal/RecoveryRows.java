package dev.pinhole.server.factor.internal;

import dev.pinhole.server.platform.ForMaintenance;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code recovery_sheet} and {@code recovery_code}. */
@Repository
@ForMaintenance
class RecoveryRows {
  private final JdbcClient jdbc;

  RecoveryRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In a transaction; of two at once, the later one's are those that count. */
  void replace(long account, List<String> hashes, Instant now) {
    jdbc.sql(
            """
            INSERT INTO recovery_sheet (account, made_at) VALUES (:account, :now)
            ON CONFLICT (account) DO UPDATE SET made_at = excluded.made_at
            """)
        .param("account", account)
        .param("now", now.toEpochMilli())
        .update();
    jdbc.sql("DELETE FROM recovery_code WHERE account = :account")
        .param("account", account)
        .update();
    hashes.forEach(hash -> insert(account, hash));
  }

  private void insert(long account, String hash) {
    jdbc.sql("INSERT INTO recovery_code (account, hash) VALUES (:account, :hash)")
        .param("account", account)
        .param("hash", hash)
        .update();
  }

  /** Of two at once, one spends it. */
  boolean spend(long account, String hash) {
    return jdbc.sql("DELETE FROM recovery_code WHERE account = :account AND hash = :hash")
            .param("account", account)
            .param("hash", hash)
            .update()
        == 1;
  }

  int count(long account) {
    return jdbc.sql("SELECT COUNT(*) FROM recovery_code WHERE account = :account")
        .param("account", account)
        .query(Integer.class)
        .single();
  }

  void delete(long account) {
    jdbc.sql("DELETE FROM recovery_sheet WHERE account = :account")
        .param("account", account)
        .update();
  }
}

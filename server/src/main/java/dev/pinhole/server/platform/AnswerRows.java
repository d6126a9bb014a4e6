package dev.pinhole.server.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AnswerRows {
  private final JdbcClient jdbc;

  AnswerRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False where another request has the key. */
  boolean claim(IdempotencyKey key, String fingerprint, Instant now) {
    return jdbc.sql(
                """
                INSERT INTO kept_answer (account, request_key, fingerprint, claimed_at)
                VALUES (:account, :key, :fingerprint, :now)
                ON CONFLICT (account, request_key) DO NOTHING
                """)
            .param("account", key.account())
            .param("key", key.text())
            .param("fingerprint", fingerprint)
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  void keep(IdempotencyKey key, Instant claimedAt, RepeatableAnswer answer) {
    jdbc.sql(
            """
            UPDATE kept_answer SET status = :status, body = :body
            WHERE account = :account AND request_key = :key AND claimed_at = :claimedAt
            """)
        .param("status", answer.status())
        .param("body", answer.body())
        .param("account", key.account())
        .param("key", key.text())
        .param("claimedAt", claimedAt.toEpochMilli())
        .update();
  }

  void giveUp(IdempotencyKey key, Instant claimedAt) {
    jdbc.sql(
            """
            DELETE FROM kept_answer
            WHERE account = :account AND request_key = :key AND claimed_at = :claimedAt
              AND status IS NULL
            """)
        .param("account", key.account())
        .param("key", key.text())
        .param("claimedAt", claimedAt.toEpochMilli())
        .update();
  }

  Optional<KeptAnswer> find(IdempotencyKey key) {
    return jdbc.sql(
            """
            SELECT fingerprint, status, body FROM kept_answer
            WHERE account = :account AND request_key = :key
            """)
        .param("account", key.account())
        .param("key", key.text())
        .query(AnswerRows::keptAnswer)
        .optional();
  }

  /** Frees a key whose answer is too old, or whose work was never finished. */
  void deleteUseless(IdempotencyKey key, Instant tooOld, Instant abandoned) {
    jdbc.sql(
            """
            DELETE FROM kept_answer
            WHERE account = :account AND request_key = :key
              AND (claimed_at < :tooOld OR (status IS NULL AND claimed_at < :abandoned))
            """)
        .param("account", key.account())
        .param("key", key.text())
        .param("tooOld", tooOld.toEpochMilli())
        .param("abandoned", abandoned.toEpochMilli())
        .update();
  }

  int deleteBefore(Instant moment) {
    return jdbc.sql("DELETE FROM kept_answer WHERE claimed_at < :moment")
        .param("moment", moment.toEpochMilli())
        .update();
  }

  private static KeptAnswer keptAnswer(ResultSet row, int index) throws SQLException {
    int status = row.getInt("status");
    RepeatableAnswer answer =
        row.wasNull() ? null : new RepeatableAnswer(status, row.getString("body"), true);
    return new KeptAnswer(row.getString("fingerprint"), answer);
  }
}

package dev.pinhole.server.webhook.internal;

import dev.pinhole.api.webhook.WebhookAttempt;
import dev.pinhole.api.webhook.WebhookError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AttemptRows {
  private final JdbcClient jdbc;

  AttemptRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(long delivery, WebhookAttempt attempt) {
    WebhookError error = attempt.error();
    jdbc.sql(
            """
            INSERT INTO webhook_attempt (delivery, made_at, milliseconds, status, error, answer)
            VALUES (:delivery, :madeAt, :milliseconds, :status, :error, :answer)
            """)
        .param("delivery", delivery)
        .param("madeAt", attempt.at().toEpochMilli())
        .param("milliseconds", attempt.milliseconds())
        .param("status", attempt.status(), Types.INTEGER)
        .param("error", error == null ? null : error.toString(), Types.VARCHAR)
        .param("answer", attempt.answer(), Types.VARCHAR)
        .update();
  }

  /** The latest, oldest of them first. */
  List<WebhookAttempt> latest(long delivery, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM webhook_attempt WHERE delivery = :delivery
            ORDER BY number DESC LIMIT :limit
            """)
        .param("delivery", delivery)
        .param("limit", limit)
        .query(AttemptRows::row)
        .list()
        .reversed();
  }

  private static WebhookAttempt row(ResultSet row, int index) throws SQLException {
    return new WebhookAttempt(
        Instant.ofEpochMilli(row.getLong("made_at")),
        row.getLong("milliseconds"),
        status(row),
        error(row),
        row.getString("answer"));
  }

  private static @Nullable Integer status(ResultSet row) throws SQLException {
    int status = row.getInt("status");
    return row.wasNull() ? null : status;
  }

  static @Nullable WebhookError error(ResultSet row) throws SQLException {
    String word = row.getString("error");
    return word == null ? null : WebhookError.of(word).orElse(WebhookError.INTERNAL);
  }
}

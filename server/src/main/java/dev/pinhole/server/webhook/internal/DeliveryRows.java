package dev.pinhole.server.webhook.internal;

import dev.pinhole.api.webhook.WebhookError;
import dev.pinhole.api.webhook.WebhookState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeliveryRows {
  private final JdbcClient jdbc;

  DeliveryRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Its number and counts are given here. */
  Delivery insert(Delivery delivery) {
    return jdbc.sql(
            """
            INSERT INTO webhook_delivery
              (id, account, url, type, body, state, round, attempts, created_at, next_at,
               finished_at, error)
            VALUES
              (:id, :account, :url, :type, :body, :state, 0, 0, :createdAt, :nextAt,
               :finishedAt, :error)
            RETURNING *
            """)
        .param("id", delivery.id())
        .param("account", delivery.account())
        .param("url", delivery.url())
        .param("type", delivery.type())
        .param("body", delivery.body())
        .param("state", delivery.state().toString())
        .param("createdAt", delivery.createdAt().toEpochMilli())
        .param("nextAt", millis(delivery.nextAt()), Types.BIGINT)
        .param("finishedAt", millis(delivery.finishedAt()), Types.BIGINT)
        .param("error", word(delivery.error()), Types.VARCHAR)
        .query(DeliveryRows::row)
        .single();
  }

  Optional<Delivery> find(long number) {
    return jdbc.sql("SELECT * FROM webhook_delivery WHERE number = :number")
        .param("number", number)
        .query(DeliveryRows::row)
        .optional();
  }

  Optional<Delivery> find(long account, String id) {
    return jdbc.sql("SELECT * FROM webhook_delivery WHERE id = :id AND account = :account")
        .param("id", id)
        .param("account", account)
        .query(DeliveryRows::row)
        .optional();
  }

  int pending(long account) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM webhook_delivery
            WHERE account = :account AND state = 'pending'
            """)
        .param("account", account)
        .query(Integer.class)
        .single();
  }

  /**
   * Counts an attempt before it is made, so that one that takes the server down with it is not
   * repeated for ever. False where the delivery is over or in another round.
   */
  boolean begin(Delivery delivery) {
    return jdbc.sql(
                """
                UPDATE webhook_delivery SET attempts = attempts + 1
                WHERE number = :number AND round = :round AND attempts = :attempts
                  AND state = 'pending'
                """)
            .param("number", delivery.number())
            .param("round", delivery.round())
            .param("attempts", delivery.attempts())
            .update()
        == 1;
  }

  /** The last attempt ended the round, with or without success. */
  void finish(Delivery delivery, @Nullable WebhookError error, Instant now) {
    WebhookState state = error == null ? WebhookState.DELIVERED : WebhookState.FAILED;
    update(delivery, state, error, null, now);
  }

  /** There will be another attempt. */
  void retry(Delivery delivery, WebhookError error, Instant nextAt) {
    update(delivery, WebhookState.PENDING, error, nextAt, null);
  }

  private void update(
      Delivery delivery,
      WebhookState state,
      @Nullable WebhookError error,
      @Nullable Instant nextAt,
      @Nullable Instant finishedAt) {
    jdbc.sql(
            """
            UPDATE webhook_delivery
            SET state = :state, error = :error, next_at = :nextAt, finished_at = :finishedAt
            WHERE number = :number AND round = :round AND state = 'pending'
            """)
        .param("state", state.toString())
        .param("error", word(error), Types.VARCHAR)
        .param("nextAt", millis(nextAt), Types.BIGINT)
        .param("finishedAt", millis(finishedAt), Types.BIGINT)
        .param("number", delivery.number())
        .param("round", delivery.round())
        .update();
  }

  /** Begins a new round; empty while the present one is not over. */
  Optional<Delivery> renew(Delivery delivery, Instant now) {
    return jdbc.sql(
            """
            UPDATE webhook_delivery
            SET state = 'pending', round = round + 1, attempts = 0, next_at = :now,
              finished_at = NULL, error = NULL
            WHERE number = :number AND round = :round AND state <> 'pending'
            RETURNING *
            """)
        .param("now", now.toEpochMilli())
        .param("number", delivery.number())
        .param("round", delivery.round())
        .query(DeliveryRows::row)
        .optional();
  }

  /** Newest first. */
  List<Delivery> list(DeliveryQuery query) {
    return jdbc.sql(
            "SELECT * FROM webhook_delivery WHERE account = :account"
                + query.conditions()
                + " ORDER BY number DESC LIMIT :limit")
        .params(query.parameters())
        .query(DeliveryRows::row)
        .list();
  }

  /** At most {@code batch} of those that were over before; how many there were. */
  int deleteFinishedBefore(Instant moment, int batch) {
    return jdbc.sql(
            """
            DELETE FROM webhook_delivery WHERE number IN
              (SELECT number FROM webhook_delivery WHERE finished_at < :moment LIMIT :batch)
              AND state <> 'pending'
            """)
        .param("moment", moment.toEpochMilli())
        .param("batch", batch)
        .update();
  }

  private static Delivery row(ResultSet row, int index) throws SQLException {
    return new Delivery(
        row.getLong("number"),
        row.getString("id"),
        row.getLong("account"),
        row.getString("url"),
        row.getString("type"),
        row.getString("body"),
        WebhookState.of(row.getString("state")).orElseThrow(),
        row.getInt("round"),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        instant(row, "next_at"),
        instant(row, "finished_at"),
        AttemptRows.error(row));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private static @Nullable String word(@Nullable WebhookError error) {
    return error == null ? null : error.toString();
  }
}

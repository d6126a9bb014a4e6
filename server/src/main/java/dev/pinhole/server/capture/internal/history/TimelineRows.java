package dev.pinhole.server.capture.internal.history;

import dev.pinhole.api.capture.CaptureError;
import dev.pinhole.api.capture.CaptureState;
import dev.pinhole.api.capture.CapturedUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the captures of a page in their order. A picture is a capture that is done and was taken
 * then: what the cache answered shows nothing new.
 */
@Repository
class TimelineRows {

  /**
   * A capture and the picture before it.
   *
   * @param schedule the schedule's id
   * @param beforeImage the key of the image of that picture
   * @param changedRatio between the two, where a schedule found it out
   */
  record Row(
      long number,
      String id,
      CaptureState state,
      Instant createdAt,
      @Nullable Instant finishedAt,
      @Nullable String schedule,
      @Nullable CaptureError error,
      @Nullable String image,
      @Nullable String before,
      @Nullable String beforeImage,
      @Nullable Double changedRatio) {}

  private final JdbcClient jdbc;

  TimelineRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Newest first.
   *
   * @param all whether also what is under way, failed, was cancelled or came from the cache
   * @param below only captures with a lower number
   */
  List<Row> list(long owner, String url, boolean all, long below, int limit) {
    return jdbc.sql(
            """
            SELECT c.number, c.id, c.state, c.created_at, c.finished_at, s.id AS schedule_id,
              c.error_code, c.error_detail, c.image_key, b.id AS before_id,
              b.image_key AS before_image, d.changed_ratio
            FROM capture c
            LEFT JOIN capture b ON b.number =
              (SELECT MAX(p.number) FROM capture p
               WHERE p.owner = c.owner AND p.url = c.url AND p.number < c.number
                 AND p.state = 'done' AND NOT p.cached)
            LEFT JOIN schedule s ON s.number = c.schedule
            LEFT JOIN capture_change d ON d.capture = c.number AND d.before = b.number
            WHERE c.owner = :owner AND c.url = :url AND c.number < :below %s
            ORDER BY c.number DESC LIMIT :limit
            """
                .formatted(all ? "" : "AND c.state = 'done' AND NOT c.cached"))
        .param("owner", owner)
        .param("url", url)
        .param("below", below)
        .param("limit", limit)
        .query(TimelineRows::row)
        .list();
  }

  /**
   * Pages with a history, in the order of their addresses. Reads one index only, and of that no
   * more than what it answers.
   *
   * @param after only addresses behind this one
   */
  List<CapturedUrl> urls(long owner, String after, int limit) {
    return jdbc.sql(
            """
            SELECT u.url, u.total, f.finished_at AS first_at, l.finished_at AS last_at
            FROM (SELECT url, COUNT(*) AS total, MIN(number) AS first, MAX(number) AS last
                  FROM capture
                  WHERE owner = :owner AND url > :after AND state = 'done' AND NOT cached
                  GROUP BY url ORDER BY url LIMIT :limit) u
            JOIN capture f ON f.number = u.first
            JOIN capture l ON l.number = u.last
            ORDER BY u.url
            """)
        .param("owner", owner)
        .param("after", after)
        .param("limit", limit)
        .query((row, index) ->
            new CapturedUrl(
                row.getString("url"),
                row.getLong("total"),
                Instant.ofEpochMilli(row.getLong("first_at")),
                Instant.ofEpochMilli(row.getLong("last_at"))))
        .list();
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    String error = row.getString("error_code");
    String detail = Objects.requireNonNullElse(row.getString("error_detail"), "");
    long finished = row.getLong("finished_at");
    Instant finishedAt = row.wasNull() ? null : Instant.ofEpochMilli(finished);
    double ratio = row.getDouble("changed_ratio");
    Double changed = row.wasNull() ? null : ratio;
    return new Row(
        row.getLong("number"),
        row.getString("id"),
        CaptureState.of(row.getString("state")).orElseThrow(),
        Instant.ofEpochMilli(row.getLong("created_at")),
        finishedAt,
        row.getString("schedule_id"),
        error == null ? null : new CaptureError(error, detail),
        row.getString("image_key"),
        row.getString("before_id"),
        row.getString("before_image"),
        changed);
  }
}

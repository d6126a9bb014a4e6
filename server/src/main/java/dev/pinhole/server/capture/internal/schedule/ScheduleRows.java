package dev.pinhole.server.capture.internal.schedule;

import dev.pinhole.api.capture.CaptureError;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of schedules. */
@Repository
class ScheduleRows {
  private final JdbcClient jdbc;
  private final ScheduleRow row;
  private final JsonMapper json;

  ScheduleRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.row = new ScheduleRow(json);
    this.json = json;
  }

  /** Returns empty where the account has {@code most} schedules. */
  Optional<Schedule> insert(Schedule schedule, int most) {
    return written(
            jdbc.sql(
                """
                INSERT INTO schedule (id, owner, name, every_ms, cron, timezone, options,
                  notice, threshold, ignored, paused, anchor, next_run, failures, created_at,
                  version)
                SELECT :id, id, :name, :every, :cron, :timezone, :options, :notice, :threshold,
                  :ignored, :paused, :anchor, :next, 0, :createdAt, 1
                FROM accounts WHERE id = :owner
                  AND (SELECT COUNT(*) FROM schedule WHERE owner = :owner) < :most
                RETURNING *
                """),
            schedule)
        .param("id", schedule.id())
        .param("owner", schedule.owner())
        .param("createdAt", schedule.createdAt().toEpochMilli())
        .param("most", most)
        .query(row)
        .optional();
  }

  /** What people change. False where the row has changed since, or is gone. */
  boolean update(Schedule changed, long knownVersion) {
    return written(
                jdbc.sql(
                    """
                    UPDATE schedule SET name = :name, every_ms = :every, cron = :cron,
                      timezone = :timezone, options = :options, notice = :notice,
                      threshold = :threshold, ignored = :ignored, paused = :paused,
                      anchor = :anchor, next_run = :next, version = version + 1
                    WHERE number = :number AND version = :known
                    """),
                changed)
            .param("number", changed.number())
            .param("known", knownVersion)
            .update()
        == 1;
  }

  private StatementSpec written(StatementSpec statement, Schedule schedule) {
    Duration every = schedule.times().every();
    return statement
        .param("name", schedule.name(), Types.VARCHAR)
        .param("every", every == null ? null : every.toMillis(), Types.BIGINT)
        .param("cron", schedule.times().cron(), Types.VARCHAR)
        .param("timezone", schedule.times().timezone().getId())
        .param("options", json.writeValueAsString(schedule.options()))
        .param("notice", schedule.watch().notice().name())
        .param("threshold", schedule.watch().threshold())
        .param("ignored", json.writeValueAsString(schedule.watch().ignore()))
        .param("paused", schedule.times().paused())
        .param("anchor", schedule.times().anchor().toEpochMilli())
        .param("next", millis(schedule.times().next()), Types.BIGINT);
  }

  Optional<Schedule> find(long owner, String id) {
    return jdbc.sql("SELECT * FROM schedule WHERE id = :id AND owner = :owner")
        .param("id", id)
        .param("owner", owner)
        .query(row)
        .optional();
  }

  Optional<Schedule> find(long number) {
    return jdbc.sql("SELECT * FROM schedule WHERE number = :number")
        .param("number", number)
        .query(row)
        .optional();
  }

  /** Newest first. */
  List<Schedule> list(long owner, long before, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM schedule WHERE owner = :owner AND number < :before
            ORDER BY number DESC LIMIT :limit
            """)
        .param("owner", owner)
        .param("before", before)
        .param("limit", limit)
        .query(row)
        .list();
  }

  boolean delete(long owner, String id) {
    return jdbc.sql("DELETE FROM schedule WHERE id = :id AND owner = :owner")
            .param("id", id)
            .param("owner", owner)
            .update()
        == 1;
  }

  /** Those whose time has come, longest ago first. */
  List<Schedule> due(Instant now, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM schedule WHERE next_run <= :now
            ORDER BY next_run, number LIMIT :limit
            """)
        .param("now", now.toEpochMilli())
        .param("limit", limit)
        .query(row)
        .list();
  }

  /**
   * Moves a schedule on to its next time. Of all who try that with the same row, one succeeds:
   * whoever does has the run.
   */
  boolean advance(Schedule known, @Nullable Instant next) {
    return jdbc.sql(
                """
                UPDATE schedule SET next_run = :next, version = version + 1
                WHERE number = :number AND version = :known
                """)
            .param("next", millis(next), Types.BIGINT)
            .param("number", known.number())
            .param("known", known.version())
            .update()
        == 1;
  }

  void ran(long number, Instant now, String capture) {
    jdbc.sql(
            """
            UPDATE schedule SET last_run = :now, last_capture = :capture
            WHERE number = :number
            """)
        .param("now", now.toEpochMilli())
        .param("capture", capture)
        .param("number", number)
        .update();
  }

  void succeeded(long number) {
    jdbc.sql(
            """
            UPDATE schedule SET failures = 0, error_code = NULL, error_detail = NULL
            WHERE number = :number
            """)
        .param("number", number)
        .update();
  }

  void failed(long number, CaptureError error) {
    jdbc.sql(
            """
            UPDATE schedule
            SET failures = failures + 1, error_code = :code, error_detail = :detail
            WHERE number = :number
            """)
        .param("code", error.code())
        .param("detail", error.detail())
        .param("number", number)
        .update();
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}

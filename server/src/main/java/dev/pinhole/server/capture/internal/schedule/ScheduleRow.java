package dev.pinhole.server.capture.internal.schedule;

import dev.pinhole.api.capture.CaptureError;
import dev.pinhole.api.capture.IgnoredArea;
import dev.pinhole.api.capture.ScheduleNotice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row of {@code schedule}. */
class ScheduleRow implements RowMapper<Schedule> {
  private static final TypeReference<Map<String, Object>> OPTIONS = new TypeReference<>() {};
  private static final TypeReference<List<IgnoredArea>> AREAS = new TypeReference<>() {};

  private final JsonMapper json;

  ScheduleRow(JsonMapper json) {
    this.json = json;
  }

  @Override
  public Schedule mapRow(ResultSet row, int index) throws SQLException {
    return new Schedule(
        row.getLong("number"),
        row.getString("id"),
        row.getLong("owner"),
        row.getString("name"),
        times(row),
        json.readValue(row.getString("options"), OPTIONS),
        watch(row),
        runs(row),
        Instant.ofEpochMilli(row.getLong("created_at")),
        row.getLong("version"));
  }

  private static Schedule.Times times(ResultSet row) throws SQLException {
    Long every = number(row, "every_ms");
    return new Schedule.Times(
        every == null ? null : Duration.ofMillis(every),
        row.getString("cron"),
        ZoneId.of(row.getString("timezone")),
        row.getBoolean("paused"),
        Instant.ofEpochMilli(row.getLong("anchor")),
        instant(row, "next_run"));
  }

  private Schedule.Watch watch(ResultSet row) throws SQLException {
    return new Schedule.Watch(
        ScheduleNotice.valueOf(row.getString("notice")),
        row.getDouble("threshold"),
        json.readValue(row.getString("ignored"), AREAS));
  }

  private static Schedule.Runs runs(ResultSet row) throws SQLException {
    String code = row.getString("error_code");
    String detail = Objects.requireNonNullElse(row.getString("error_detail"), "");
    return new Schedule.Runs(
        instant(row, "last_run"),
        row.getString("last_capture"),
        row.getInt("failures"),
        code == null ? null : new CaptureError(code, detail));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Long millis = number(row, column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}

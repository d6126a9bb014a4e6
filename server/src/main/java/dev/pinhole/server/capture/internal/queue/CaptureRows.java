package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.api.capture.CaptureError;
import dev.pinhole.api.capture.CaptureState;
import dev.pinhole.api.capture.CaptureTerms;
import dev.pinhole.api.capture.PageFacts;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.CaptureQuery;
import dev.pinhole.server.capture.Draft;
import dev.pinhole.server.capture.Submission;
import dev.pinhole.server.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The capture table, one row at a time. */
@Repository
class CaptureRows {
  private static final String COLUMNS =
      """
      number, id, owner, state, url, options, terms, schedule, created_at, started_at, finished_at,
      attempts, not_before, cached, error_code, error_detail, page, image_key
      """;
  private static final String SELECT = "SELECT " + COLUMNS + " FROM capture ";
  private static final String RETURNING = " RETURNING " + COLUMNS;
  private static final String UNFINISHED = " state IN ('queued', 'running') ";
  private static final TypeReference<Map<String, Object>> OPTIONS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  CaptureRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Capture insert(Entry entry, Instant now) {
    Draft draft = entry.draft();
    Submission submission = draft.submission();
    return jdbc.sql(
            """
            INSERT INTO capture (id, owner, state, url, options, request, fingerprint, terms,
              external_id, schedule, urgent, fleeting, leader, released, created_at, attempts,
              cached)
            VALUES (:id, :owner, 'queued', :url, :options, :request, :fingerprint, :terms,
              :externalId, :schedule, :urgent, :urgent, :leader, :no, :now, 0, :no)
            """
                + RETURNING)
        .param("id", Ids.next())
        .param("owner", submission.owner())
        .param("url", submission.page())
        .param("options", draft.shown())
        .param("request", draft.request())
        .param("fingerprint", draft.fingerprint())
        .param("terms", draft.terms())
        .param("externalId", submission.request().terms().externalId())
        .param("schedule", submission.schedule())
        .param("urgent", entry.urgent())
        .param("leader", entry.leader())
        .param("no", false)
        .param("now", now.toEpochMilli())
        .query(this::capture)
        .single();
  }

  Optional<Capture> find(String id) {
    return jdbc.sql(SELECT + "WHERE id = :id").param("id", id).query(this::capture).optional();
  }

  Optional<Capture> find(long owner, String id) {
    return find(id).filter(capture -> capture.owner() == owner);
  }

  /** The latest that was taken, not copied, with this fingerprint since then. */
  Optional<Capture> findDone(long owner, String fingerprint, Instant since) {
    return jdbc.sql(
            SELECT
                + """
                WHERE owner = :owner AND fingerprint = :fingerprint AND state = 'done'
                  AND NOT cached AND finished_at > :since
                ORDER BY number DESC LIMIT 1
                """)
        .param("owner", owner)
        .param("fingerprint", fingerprint)
        .param("since", since.toEpochMilli())
        .query(this::capture)
        .optional();
  }

  /** One that is to be taken with this fingerprint. */
  Optional<Capture> findUnderWay(long owner, String fingerprint) {
    return jdbc.sql(
            SELECT
                + "WHERE owner = :owner AND fingerprint = :fingerprint AND leader IS NULL AND"
                + UNFINISHED
                + "ORDER BY number LIMIT 1")
        .param("owner", owner)
        .param("fingerprint", fingerprint)
        .query(this::capture)
        .optional();
  }

  List<Capture> list(CaptureQuery query) {
    Map<String, Object> values = new HashMap<>(Map.of("owner", query.owner()));
    StringBuilder sql = new StringBuilder(SELECT).append("WHERE owner = :owner");
    where(sql, values, " AND state = :state", "state", text(query.state()));
    where(sql, values, " AND url = :url", "url", query.url());
    where(sql, values, " AND created_at >= :from", "from", millis(query.from()));
    where(sql, values, " AND created_at < :to", "to", millis(query.to()));
    where(sql, values, " AND number < :before", "before", query.before());
    values.put("limit", query.limit());
    values.put("skip", query.skip());
    return jdbc.sql(sql.append(" ORDER BY number DESC LIMIT :limit OFFSET :skip").toString())
        .params(values)
        .query(this::capture)
        .list();
  }

  private static void where(
      StringBuilder sql,
      Map<String, Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      sql.append(condition);
      values.put(name, value);
    }
  }

  /** Changes what an unfinished capture is to bring. */
  void change(long number, CaptureTerms terms) {
    jdbc.sql("UPDATE capture SET terms = :terms WHERE number = :number AND" + UNFINISHED)
        .param("terms", json.writeValueAsString(terms))
        .param("number", number)
        .update();
  }

  /** Begins an attempt; nothing where the capture is over, or not to be taken yet. */
  Optional<Claim> begin(String id, Instant now) {
    return jdbc.sql(
            "UPDATE capture SET state = 'running', started_at = :now, attempts = attempts + 1,"
                + " not_before = NULL WHERE id = :id AND released AND"
                + UNFINISHED
                + RETURNING
                + ", request")
        .param("id", id)
        .param("now", now.toEpochMilli())
        .query((row, index) -> new Claim(capture(row, index), row.getString("request")))
        .optional();
  }

  /** False where the attempt does not count any more. */
  boolean tryAgain(Capture attempt, CaptureError error, Instant notBefore) {
    return jdbc.sql(
                """
                UPDATE capture SET state = 'queued', not_before = :notBefore,
                  error_code = :code, error_detail = :detail
                WHERE number = :number AND state = 'running' AND attempts = :attempts
                """)
            .param("notBefore", notBefore.toEpochMilli())
            .param("code", error.code())
            .param("detail", error.detail())
            .param("number", attempt.number())
            .param("attempts", attempt.progress().attempts())
            .update()
        == 1;
  }

  /** As if the attempt had not begun. */
  void putBack(Capture attempt) {
    jdbc.sql(
            """
            UPDATE capture SET state = 'queued', attempts = attempts - 1
            WHERE number = :number AND state = 'running' AND attempts = :attempts
            """)
        .param("number", attempt.number())
        .param("attempts", attempt.progress().attempts())
        .update();
  }

  /**
   * Ends a capture, and forgets the secrets it was asked for with.
   *
   * @param attempts only if so many have begun; null for any number
   * @return nothing where it is over, or another attempt has begun
   */
  Optional<Capture> finish(long number, @Nullable Integer attempts, Outcome outcome, Instant now) {
    Capture.Result result = outcome.result();
    CaptureError error = result.error();
    return jdbc.sql(
            "UPDATE capture SET state = :state, finished_at = :now, request = NULL,"
                + " released = :no, leader = NULL, not_before = NULL, cached = :cached,"
                + " error_code = :code, error_detail = :detail, page = :page, image_key = :image"
                + " WHERE number = :number AND attempts = COALESCE(:attempts, attempts) AND"
                + UNFINISHED
                + RETURNING)
        .param("state", outcome.state().toString())
        .param("now", now.toEpochMilli())
        .param("no", false)
        .param("cached", result.cached())
        .param("code", error == null ? null : error.code())
        .param("detail", error == null ? null : error.detail())
        .param("page", result.page() == null ? null : json.writeValueAsString(result.page()))
        .param("image", result.imageKey())
        .param("number", number)
        .param("attempts", attempts)
        .query(this::capture)
        .optional();
  }

  boolean delete(Capture finished) {
    return jdbc.sql("DELETE FROM capture WHERE number = :number AND finished_at IS NOT NULL")
            .param("number", finished.number())
            .update()
        == 1;
  }

  /** Forgets some of what was over before this moment. */
  int deleteFinished(Instant before, int limit) {
    return jdbc.sql(
            """
            DELETE FROM capture WHERE number IN
              (SELECT number FROM capture WHERE finished_at < :before ORDER BY finished_at
               LIMIT :limit)
            """)
        .param("before", before.toEpochMilli())
        .param("limit", limit)
        .update();
  }

  private Capture capture(ResultSet row, int index) throws SQLException {
    long schedule = row.getLong("schedule");
    boolean unscheduled = row.wasNull();
    return new Capture(
        row.getLong("number"),
        row.getString("id"),
        row.getLong("owner"),
        CaptureState.of(row.getString("state")).orElseThrow(),
        row.getString("url"),
        json.readValue(row.getString("options"), OPTIONS),
        json.readValue(row.getString("terms"), CaptureTerms.class),
        unscheduled ? null : schedule,
        progress(row),
        result(row));
  }

  private static Capture.Progress progress(ResultSet row) throws SQLException {
    return new Capture.Progress(
        Instant.ofEpochMilli(row.getLong("created_at")),
        moment(row, "started_at"),
        moment(row, "finished_at"),
        row.getInt("attempts"),
        moment(row, "not_before"));
  }

  private Capture.Result result(ResultSet row) throws SQLException {
    String code = row.getString("error_code");
    String page = row.getString("page");
    return new Capture.Result(
        row.getBoolean("cached"),
        code == null ? null : new CaptureError(code, row.getString("error_detail")),
        page == null ? null : json.readValue(page, PageFacts.class),
        row.getString("image_key"));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long millis(@Nullable Instant moment) {
    return moment == null ? null : moment.toEpochMilli();
  }

  private static @Nullable String text(@Nullable CaptureState state) {
    return state == null ? null : state.toString();
  }
}

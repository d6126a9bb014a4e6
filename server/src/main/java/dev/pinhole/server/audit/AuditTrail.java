package dev.pinhole.server.audit;

import dev.pinhole.server.audit.AuditQuery.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit trail. */
@Component
public class AuditTrail {
  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  public AuditTrail(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Newest first.
   *
   * @param after where the part before ended; null for the start
   */
  public List<Entry> read(AuditQuery query, @Nullable Position after, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String conditions = conditions(query, after, parameters);
    parameters.put("limit", limit);
    return jdbc.sql(
            """
            SELECT number, at, action, actor, subject, address, agent, details FROM audit
            WHERE at >= :from AND at < :to
            """
                + conditions
                + " ORDER BY at DESC, number DESC LIMIT :limit")
        .params(parameters)
        .query(this::entry)
        .list();
  }

  private static String conditions(
      AuditQuery query, @Nullable Position after, Map<String, Object> parameters) {
    StringBuilder conditions = new StringBuilder();
    parameters.put("from", query.from() == null ? 0 : query.from().toEpochMilli());
    parameters.put("to", end(query, after));
    if (query.actor() != null) {
      conditions.append(" AND actor = :actor");
      parameters.put("actor", query.actor());
    }
    if (!query.actions().isEmpty()) {
      conditions.append(" AND action IN (:actions)");
      parameters.put(
          "actions", query.actions().stream().map(Action::value).collect(Collectors.toList()));
    }
    if (query.text() != null) {
      conditions.append(
          """
           AND (LOWER(subject) LIKE :text ESCAPE '!' OR LOWER(address) LIKE :text ESCAPE '!'
             OR LOWER(agent) LIKE :text ESCAPE '!' OR LOWER(details) LIKE :text ESCAPE '!')
          """);
      parameters.put("text", anywhere(query.text()));
    }
    if (after != null) {
      conditions.append(" AND (at, number) < (:afterAt, :afterNumber)");
      parameters.put("afterAt", after.at());
      parameters.put("afterNumber", after.number());
    }
    return conditions.toString();
  }

  /**
   * No later than where the part before ended, though that is a condition of its own: SQLite would
   * pass over all that came before, in each part of an export anew.
   */
  private static long end(AuditQuery query, @Nullable Position after) {
    long end = query.to() == null ? Long.MAX_VALUE : query.to().toEpochMilli();
    return after == null ? end : Math.min(end - 1, after.at()) + 1;
  }

  private static String anywhere(String text) {
    String literal = text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return '%' + literal.toLowerCase(Locale.ROOT) + '%';
  }

  private Entry entry(ResultSet row, int index) throws SQLException {
    long actor = row.getLong("actor");
    boolean nobody = row.wasNull();
    String details = row.getString("details");
    return new Entry(
        row.getLong("number"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("action"),
        nobody ? null : actor,
        row.getString("subject"),
        row.getString("address"),
        row.getString("agent"),
        details == null ? Map.of() : json.readValue(details, DETAILS));
  }
}

package dev.pinhole.server.audit.internal;

import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends what has been kept long enough, the one thing that the table's triggers let happen: within a
 * transaction that says how old the entries are, and takes that back before it is committed.
 */
@Component
class AuditPurge {
  // So that others who write wait for a moment only.
  static final int BATCH = 1000;

  private final JdbcClient jdbc;
  private final Audit audit;
  private final AuditProperties properties;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AuditPurge(
      JdbcClient jdbc,
      Audit audit,
      AuditProperties properties,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.properties = properties;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Returns how many entries there were. */
  int run() {
    Instant before = before();
    int all = 0;
    int some;
    do {
      some = Objects.requireNonNull(transaction.execute(_ -> delete(before)));
      all += some;
    } while (some == BATCH);
    if (all > 0) {
      Map<String, String> details =
          Map.of("entries", Integer.toString(all), "before", before.toString());
      audit.record(Action.AUDIT_PURGED, null, "audit", details);
    }
    return all;
  }

  /** Where nothing has happened for long, the database keeps more than was asked for. */
  private Instant before() {
    long newest = jdbc.sql("SELECT COALESCE(MAX(at), 0) FROM audit").query(Long.class).single();
    Instant asked = clock.instant().minus(properties.keep());
    Instant allowed = Instant.ofEpochMilli(newest).minus(AuditProperties.LEAST);
    return asked.isBefore(allowed) ? asked : allowed;
  }

  private int delete(Instant before) {
    jdbc.sql("INSERT INTO audit_purge (older_than, never) VALUES (:before, 0)")
        .param("before", before.toEpochMilli())
        .update();
    int deleted =
        jdbc.sql(
                """
                DELETE FROM audit WHERE number IN
                  (SELECT number FROM audit WHERE at < :before ORDER BY at LIMIT :batch)
                """)
            .param("before", before.toEpochMilli())
            .param("batch", BATCH)
            .update();
    jdbc.sql("DELETE FROM audit_purge").update();
    return deleted;
  }
}

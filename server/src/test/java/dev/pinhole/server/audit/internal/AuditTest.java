package dev.pinhole.server.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.audit.AuditQuery;
import dev.pinhole.server.audit.AuditTrail;
import dev.pinhole.server.audit.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AuditTest {
  private static final AuditQuery ALL = new AuditQuery(null, null, null, Set.of(), null);

  private final TestDatabase database;
  @AutoClose private final HikariDataSource dataSource;
  private final TestClock clock = new TestClock();
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Audit audit;
  private final AuditTrail trail;

  AuditTest(TestDatabase database) {
    this.database = database;
    dataSource = database.migrated();
    jdbc = JdbcClient.create(dataSource);
    JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
    // As the server's settings have it.
    transactions.setRollbackOnCommitFailure(true);
    transaction = new TransactionTemplate(transactions);
    audit = new Audit(jdbc, JsonMapper.shared(), clock);
    trail = new AuditTrail(jdbc, JsonMapper.shared());
  }

  @Test
  void entriesAreNeitherChangedNorDeleted() {
    record("account 7");
    refusesToDo("UPDATE audit SET subject = 'account 8'");
    refusesToDo("UPDATE audit SET at = 0");
    refusesToDo("DELETE FROM audit");
    refusesToDo("DELETE FROM audit WHERE subject = 'account 7'");
    if (database == TestDatabase.POSTGRESQL) {
      refusesToDo("TRUNCATE audit");
    } else {
      refusesToDo(
          """
          INSERT OR REPLACE INTO audit (number, at, action, subject)
          SELECT number, at, action, 'account 8' FROM audit
          """);
      refusesToDo("UPDATE OR REPLACE audit SET number = 1");
    }
    assertThat(all()).extracting(Entry::subject).containsExactly("account 7");
  }

  @Test
  void isPurgedOfWhatIsOlderThanItIsKeptAndSaysSo() {
    record("long ago");
    clock.advance(Duration.ofDays(1));
    record("a year ago");
    clock.advance(Duration.ofDays(364).plusHours(12));
    record("now");
    assertThat(purge(Duration.ofDays(365)).run()).isEqualTo(1);
    assertThat(all()).extracting(Entry::subject).containsExactly("audit", "now", "a year ago");
    Entry purged = all().getFirst();
    assertThat(purged.action()).isEqualTo("audit-purged");
    assertThat(purged.details()).containsEntry("entries", "1");
    assertThat(purge(Duration.ofDays(365)).run()).isZero();
    assertThat(all()).hasSize(3);
  }

  @Test
  void isPurgedOfMoreThanOneBatch() {
    int many = AuditPurge.BATCH + 5;
    transaction.executeWithoutResult(
        _ -> IntStream.range(0, many).forEach(i -> record("old " + i)));
    clock.advance(Duration.ofDays(100));
    record("now");
    assertThat(purge(Duration.ofDays(40)).run()).isEqualTo(many);
    assertThat(all()).hasSize(2);
  }

  @Test
  void theLastThirtyDaysStayWhateverIsAskedFor() {
    record("long ago");
    clock.advance(Duration.ofDays(29));
    record("now");
    assertThat(purge(Duration.ZERO).run()).isZero();
    refuses(() -> permit(clock.instant()));
    // By the newest entry and not by a clock, which may be wrong.
    clock.advance(Duration.ofDays(10_000));
    assertThat(purge(Duration.ofDays(365)).run()).isZero();
    assertThat(all()).hasSize(2);
  }

  @Test
  void whatLetsThePurgeByCannotBeLeftBehind() {
    record("long ago");
    clock.advance(Duration.ofDays(400));
    record("now");
    Instant before = clock.instant().minus(Duration.ofDays(365));
    refuses(() -> permit(before));
    assertThat(jdbc.sql("SELECT COUNT(*) FROM audit_purge").query(Long.class).single()).isZero();
    refusesToDo("INSERT INTO audit_purge_never (id) VALUES (0)");
    refusesToDo("DELETE FROM audit WHERE subject = 'long ago'");
    // Within one transaction, what is younger stays even so.
    refuses(() ->
        transaction.executeWithoutResult(_ -> {
          insertPermit(before);
          jdbc.sql("DELETE FROM audit").update();
          jdbc.sql("DELETE FROM audit_purge").update();
        }));
    refuses(() ->
        transaction.executeWithoutResult(_ -> {
          insertPermit(before);
          jdbc.sql("UPDATE audit_purge SET older_than = :all")
              .param("all", Long.MAX_VALUE)
              .update();
        }));
    assertThat(all()).hasSize(2);
  }

  @Test
  void goesBackWithTheChangeThatItIsOf() {
    refuses(() ->
        transaction.executeWithoutResult(_ -> {
          record("account 7");
          jdbc.sql("INSERT INTO audit (at) VALUES (1)").update();
        }));
    assertThat(all()).isEmpty();
  }

  @Test
  void textsAreShortAndInOneLine() {
    String forged = "a\r\n2026-01-01 WARN forged\u2028\u202Ereversed\0\uD800" + "x".repeat(1000);
    audit.record(Action.SIGNED_IN, 7L, forged, Map.of("na\nme", forged, "other", "=1+1"));
    Entry entry = all().getFirst();
    assertThat(entry.subject())
        .startsWith("a2026-01-01 WARN forgedreversedx")
        .hasSizeLessThanOrEqualTo(EntryText.LONGEST);
    assertThat(entry.details()).containsKeys("name", "other").containsValue("=1+1");
    assertThat(entry.details().get("name")).isEqualTo(entry.subject());
  }

  @Test
  void hasOneEntryEachHourForWhatIsDoneAgain() throws Exception {
    toTheNextHour();
    List<Callable<Object>> looks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      // Eight servers: none knows what another has written.
      Audit node = new Audit(jdbc, JsonMapper.shared(), clock);
      looks.add(Executors.callable(() -> look(node, 1, "image a")));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Object> look : threads.invokeAll(looks)) {
        look.get();
      }
    }
    look(audit, 1, "image a");
    look(audit, 1, "image a");
    assertThat(all()).hasSize(1);
    look(audit, 2, "image a");
    look(audit, 1, "image b");
    assertThat(all()).hasSize(3);
    clock.advance(Duration.ofHours(1));
    look(audit, 1, "image a");
    assertThat(all()).hasSize(4).allMatch(entry -> "192.0.2.1".equals(entry.address()));
  }

  @Test
  void whatWasRolledBackIsWrittenTheNextTime() {
    transaction.executeWithoutResult(status -> {
      look(audit, 1, "image a");
      status.setRollbackOnly();
    });
    assertThat(all()).isEmpty();
    look(audit, 1, "image a");
    assertThat(all()).hasSize(1);
  }

  @Test
  void isReadNewestFirstInPartsThatLeaveNothingOut() {
    // At one moment, all of them.
    Instant noon = Instant.parse("2026-05-01T12:00:00Z");
    for (int i = 0; i < 7; i++) {
      insert(noon, i);
    }
    insert(noon.minusSeconds(60), 7);
    List<String> read = new ArrayList<>();
    AuditQuery.@Nullable Position after = null;
    List<Entry> part = trail.read(ALL, after, 3);
    while (!part.isEmpty()) {
      part.forEach(entry -> read.add(entry.subject()));
      part = trail.read(ALL, AuditQuery.Position.of(part.getLast()), 3);
    }
    assertThat(read).containsExactly("6", "5", "4", "3", "2", "1", "0", "7");
  }

  @Test
  void isReadByWhoWhatWhenAndWords() {
    audit.record(Action.SIGNED_IN, 1L, "account 1", Map.of("way", "Access-Token"));
    clock.advance(Duration.ofHours(1));
    Instant between = clock.instant();
    clock.advance(Duration.ofHours(1));
    audit.record(Action.SIGNED_OUT, 2L, "account 2", Map.of());
    audit.record(Action.TOKEN_MADE, null, "token 100%_!", Map.of());
    assertThat(read(new AuditQuery(between, null, null, Set.of(), null))).hasSize(2);
    assertThat(read(new AuditQuery(null, between, null, Set.of(), null))).hasSize(1);
    assertThat(read(new AuditQuery(null, null, 2L, Set.of(), null))).containsExactly("account 2");
    assertThat(
            read(
                new AuditQuery(
                    null, null, null, Set.of(Action.SIGNED_IN, Action.SIGNED_OUT), null)))
        .containsExactly("account 2", "account 1");
    assertThat(read(text("access-TOKEN"))).containsExactly("account 1");
    assertThat(read(text("100%_!"))).containsExactly("token 100%_!");
    assertThat(read(text("account%"))).isEmpty();
    assertThat(read(text("' OR 1=1 --"))).isEmpty();
  }

  private void toTheNextHour() {
    long hour = Duration.ofHours(1).toMillis();
    clock.advance(Duration.ofMillis(hour - clock.millis() % hour));
  }

  private static AuditQuery text(String text) {
    return new AuditQuery(null, null, null, Set.of(), text);
  }

  private List<String> read(AuditQuery query) {
    return trail.read(query, null, 100).stream().map(Entry::subject).toList();
  }

  private List<Entry> all() {
    return trail.read(ALL, null, 10_000);
  }

  private void record(String subject) {
    audit.record(Action.SIGNED_IN, 7L, subject, Map.of());
  }

  private static void look(Audit audit, long admin, String subject) {
    audit.recordHourly(Action.OTHERS_IMAGE_OPENED, admin, subject, Map.of(), "192.0.2.1");
  }

  private void insert(Instant at, int subject) {
    jdbc.sql("INSERT INTO audit (at, action, subject) VALUES (:at, 'signed-in', :subject)")
        .param("at", at.toEpochMilli())
        .param("subject", Integer.toString(subject))
        .update();
  }

  private AuditPurge purge(Duration keep) {
    return new AuditPurge(jdbc, audit, new AuditProperties(keep), transaction, clock);
  }

  private void permit(Instant before) {
    transaction.executeWithoutResult(_ -> insertPermit(before));
  }

  private void insertPermit(Instant before) {
    jdbc.sql("INSERT INTO audit_purge (older_than, never) VALUES (:before, 0)")
        .param("before", before.toEpochMilli())
        .update();
  }

  private void refusesToDo(String sql) {
    assertThatThrownBy(() -> jdbc.sql(sql).update())
        .as(sql)
        .isInstanceOf(DataAccessException.class);
  }

  /** Some only when the transaction is to be committed. */
  private static void refuses(Runnable change) {
    assertThatThrownBy(change::run)
        .satisfiesAnyOf(
            e -> assertThat(e).isInstanceOf(DataAccessException.class),
            e -> assertThat(e).isInstanceOf(TransactionException.class));
  }
}

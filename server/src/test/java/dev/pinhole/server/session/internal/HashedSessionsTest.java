package dev.pinhole.server.session.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.session.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class HashedSessionsTest {
  private static final Duration IDLE = Duration.ofDays(2);
  private static final Duration LIFETIME = Duration.ofDays(5);

  private final TestClock clock = TestClock.standing();
  private final HikariDataSource dataSource;
  private final JdbcClient jdbc;
  private final SessionRows rows;
  private final HashedSessions sessions;

  HashedSessionsTest(TestDatabase database) {
    dataSource = database.migrated();
    jdbc = JdbcClient.create(dataSource);
    rows = new SessionRows(jdbc);
    sessions = sessions(new SessionProperties(IDLE, LIFETIME, 3));
  }

  private HashedSessions sessions(SessionProperties properties) {
    return new HashedSessions(
        SessionConfiguration.rows(new JdbcTemplate(dataSource), JsonMapper.shared()),
        rows,
        properties,
        new TransactionTemplate(new JdbcTransactionManager(dataSource)),
        clock);
  }

  @AfterEach
  void close() {
    dataSource.close();
  }

  @Test
  void keepsWhoIsSignedInUnderAHash() {
    SignedIn signedIn = signedIn(7);
    String id = begin(signedIn);
    assertThat(KeptSignedIn.of(find(id))).isEqualTo(signedIn);
    assertThat(stored("SELECT session_id FROM browser_session")).doesNotContain(id);
    assertThat(sessions.findById(stored("SELECT session_id FROM browser_session").getFirst()))
        .isNull();
  }

  @Test
  void hasNoRowWhereNobodyIsSignedIn() {
    HashedSession session = sessions.createSession();
    session.setLastAccessedTime(clock.instant());
    sessions.save(session);
    assertThat(count()).isZero();
    assertThat(sessions.findById(session.getId())).isNull();
  }

  @Test
  void keepsNothingButWhoIsSignedIn() {
    HashedSession session = find(begin(signedIn(7)));
    assertThatThrownBy(() -> session.setAttribute("basket", "apples"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("apples");
  }

  @Test
  void isNotWrittenForEachUse() {
    String id = begin(signedIn(7));
    long written = lastUse();
    clock.advance(Duration.ofSeconds(59));
    use(id);
    assertThat(lastUse()).isEqualTo(written);
    clock.advance(Duration.ofSeconds(1));
    use(id);
    assertThat(lastUse()).isGreaterThanOrEqualTo(written + 60_000);
  }

  @Test
  void endsWhenItIsNotUsed() {
    String id = begin(signedIn(7));
    clock.advance(IDLE.minusSeconds(1));
    use(id);
    clock.advance(IDLE.minusSeconds(1));
    assertThat(sessions.findById(id)).isNotNull();
    clock.advance(Duration.ofSeconds(2));
    assertThat(sessions.findById(id)).isNull();
    assertThat(sessions.of(7)).isEmpty();
  }

  @Test
  void endsHoweverMuchItIsUsed() {
    String id = begin(signedIn(7));
    for (int day = 1; day < LIFETIME.toDays(); day++) {
      clock.advance(Duration.ofDays(1));
      use(id);
    }
    clock.advance(Duration.ofDays(1));
    assertThat(sessions.findById(id)).isNull();
    rows.sweep(clock.instant());
    assertThat(count()).isZero();
    assertThat(stored("SELECT attribute_name FROM browser_session_attributes")).isEmpty();
  }

  @Test
  void loweredSettingsHoldForThoseThatRun() {
    String id = begin(signedIn(7));
    clock.advance(Duration.ofHours(3));
    HashedSessions stricter = sessions(new SessionProperties(IDLE, Duration.ofHours(2), 3));
    assertThat(stricter.findById(id)).isNull();
    assertThat(find(id)).isNotNull();
  }

  @Test
  void anotherIdEndsTheOneBefore() {
    String before = begin(signedIn(7));
    HashedSession session = find(before);
    String id = session.changeSessionId();
    sessions.save(session);
    assertThat(sessions.findById(before)).isNull();
    assertThat(KeptSignedIn.of(find(id))).isEqualTo(KeptSignedIn.of(session));
    assertThat(count()).isEqualTo(1);
  }

  /** A request that was on its way when the id was changed ends after the change. */
  @Test
  void lateRequestDoesNotBringTheOldIdBack() {
    String before = begin(signedIn(7));
    clock.advance(Duration.ofMinutes(2));
    HashedSession late = find(before);
    late.setLastAccessedTime(clock.instant());
    HashedSession session = find(before);
    String id = session.changeSessionId();
    sessions.save(session);
    sessions.save(late);
    assertThat(sessions.findById(before)).isNull();
    assertThat(sessions.findById(id)).isNotNull();
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void whatWasEndedMeanwhileComesBackUnderNoId() {
    String before = begin(signedIn(7));
    HashedSession used = find(before);
    HashedSession moved = find(before);
    clock.advance(Duration.ofMinutes(2));
    used.setLastAccessedTime(clock.instant());
    String id = moved.changeSessionId();
    rows.endAll(7, null);
    sessions.save(used);
    sessions.save(moved);
    assertThat(sessions.findById(before)).isNull();
    assertThat(sessions.findById(id)).isNull();
    assertThat(count()).isZero();
  }

  @Test
  void endsTheOneThatWasNotUsedForLongest() {
    String used = begin(signedIn(7));
    clock.advance(Duration.ofMinutes(2));
    String forgotten = begin(signedIn(7));
    String others = begin(signedIn(8));
    clock.advance(Duration.ofMinutes(2));
    use(used);
    begin(signedIn(7));
    assertThat(sessions.findById(forgotten)).isNotNull();
    clock.advance(Duration.ofMinutes(2));
    begin(signedIn(7));
    assertThat(sessions.findById(forgotten)).isNull();
    assertThat(sessions.findById(used)).isNotNull();
    assertThat(sessions.findById(others)).isNotNull();
    assertThat(sessions.of(7)).hasSize(3);
  }

  private SignedIn signedIn(long account) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    return new SignedIn(Ids.next(), account, 1, now, now, "192.0.2.1", "a \"browser\"");
  }

  private String begin(SignedIn signedIn) {
    HashedSession session = sessions.createSession();
    session.setAttribute(KeptSignedIn.ATTRIBUTE, signedIn);
    sessions.save(session);
    return session.getId();
  }

  private HashedSession find(String id) {
    return Objects.requireNonNull(sessions.findById(id));
  }

  private void use(String id) {
    HashedSession session = find(id);
    session.setLastAccessedTime(clock.instant());
    sessions.save(session);
  }

  private long lastUse() {
    return jdbc.sql("SELECT last_access_time FROM browser_session").query(Long.class).single();
  }

  private int count() {
    return stored("SELECT primary_id FROM browser_session").size();
  }

  private List<String> stored(String sql) {
    return new ArrayList<>(jdbc.sql(sql).query(String.class).list());
  }
}

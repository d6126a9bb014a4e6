package dev.pinhole.server.session.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Sets up Spring Session. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

  @Bean
  HashedSessions browserSessionRepository(
      JdbcOperations jdbc,
      SessionRows table,
      SessionProperties properties,
      TransactionTemplate transaction,
      JsonMapper json,
      Clock clock) {
    return new HashedSessions(rows(jdbc, json), table, properties, transaction, clock);
  }

  @Bean
  SessionRepositoryFilter<HashedSession> springSessionRepositoryFilter(
      HashedSessions sessions, SessionProperties properties) {
    SessionRepositoryFilter<HashedSession> filter = new SessionRepositoryFilter<>(sessions);
    filter.setHttpSessionIdResolver(new SessionCookie(properties.lifetime()));
    return filter;
  }

  @Bean
  RecurringTask<Void> sweepOfSessions(SessionRows sessions, DeviceRows devices, Clock clock) {
    return Tasks.recurring("session-sweep", FixedDelay.of(Duration.ofHours(1)))
        .execute((instance, context) -> {
          sessions.sweep(clock.instant());
          devices.sweep(clock.instant());
        });
  }

  // Its own type of session is hidden; it is given none but those that it made.
  @SuppressWarnings("unchecked")
  static FindByIndexNameSessionRepository<Session> rows(JdbcOperations jdbc, JsonMapper json) {
    // Reading takes no transaction, which would be a write lock on SQLite; writing has ours.
    JdbcIndexedSessionRepository rows =
        new JdbcIndexedSessionRepository(jdbc, TransactionOperations.withoutTransaction());
    rows.setTableName(SessionRows.TABLE);
    rows.setSessionIdGenerator(HashedSessions::rowId);
    rows.setIndexResolver(KeptSignedIn.account());
    rows.setConversionService(KeptSignedIn.json(json));
    rows.setCleanupCron(Scheduled.CRON_DISABLED);
    return (FindByIndexNameSessionRepository<Session>) (SessionRepository<?>) rows;
  }
}

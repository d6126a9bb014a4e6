package dev.pinhole.server.webhook.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.zaxxer.hikari.HikariDataSource;
import dev.pinhole.api.webhook.WebhookAttempt;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.egress.EgressHttp;
import dev.pinhole.server.egress.EgressProperties;
import dev.pinhole.server.egress.GuardedEgress;
import dev.pinhole.server.egress.internal.ProxiedHttp;
import dev.pinhole.server.egress.internal.SystemResolver;
import dev.pinhole.server.platform.JobQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The feature on an empty database, with a scheduler and a clock that move when they are told. */
final class WebhookWorld implements AutoCloseable {
  static final long ACCOUNT = 7;
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofHours(1));

  private final HikariDataSource dataSource;
  private final GuardedEgress egress;
  private final SettableClock schedulerClock = new SettableClock();
  private final ManualScheduler scheduler;
  final WebhookProperties properties =
      new WebhookProperties(TIMEOUT, PAUSES, 3, 60, 2, Duration.ofDays(14), Duration.ofDays(1));
  final TestClock clock = new TestClock();
  final TransactionTemplate transaction;
  final DeliveryRows rows;
  final AttemptRows log;
  final SigningSecrets secrets;
  final Lanes lanes = new Lanes(properties.concurrency());
  final Outbox outbox;
  final DeliveryPurge purge;

  /**
   * @param allowed beside the public network
   */
  WebhookWorld(TestDatabase database, String... allowed) throws IOException {
    dataSource = database.migrated();
    transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    JdbcClient jdbc = JdbcClient.create(dataSource);
    rows = new DeliveryRows(jdbc);
    log = new AttemptRows(jdbc);
    egress = new GuardedEgress(EgressProperties.allowing(allowed), new SystemResolver());
    EgressHttp http = new ProxiedHttp(egress);
    secrets =
        new SigningSecrets(
            new SecretRows(jdbc), Files.createTempDirectory("pinhole-keys"), properties, clock);
    scheduler = scheduler(new Courier(http, secrets, properties, clock));
    outbox =
        new Outbox(
            rows,
            new JobQueue(provider()),
            new Envelope(JsonMapper.shared()),
            new ReceiverRule(egress),
            properties,
            transaction,
            clock);
    purge = new DeliveryPurge(rows, properties, clock);
  }

  private ManualScheduler scheduler(Courier courier) {
    DeliveryRun run =
        new DeliveryRun(
            rows,
            log,
            courier,
            lanes,
            new RetryPauses(properties.retryAfter(), new SplittableRandom(1)),
            properties,
            transaction,
            clock);
    return TestHelper.createManualScheduler(
            new TransactionAwareDataSourceProxy(dataSource),
            new WebhookTasks().webhookDelivery(run))
        .clock(schedulerClock)
        .build();
  }

  private ObjectProvider<Scheduler> provider() {
    return new ObjectProvider<>() {
      @Override
      public Scheduler getObject() {
        return scheduler;
      }
    };
  }

  /** An event's delivery, in its latest state. */
  Delivery send(String url, String data) {
    transaction.executeWithoutResult(_ -> outbox.send(ACCOUNT, url, "capture.done", data));
    DeliveryQuery query =
        new DeliveryQuery(ACCOUNT, EnumSet.of(EventFamily.CAPTURE), null, null, null, 1);
    return rows.list(query).getFirst();
  }

  /** Runs what is due. */
  void run() {
    schedulerClock.set(clock.instant());
    scheduler.runAnyDueExecutions();
  }

  /** Moves time to the next attempt of a delivery and has it made. */
  Delivery runNext(Delivery delivery) {
    Instant next = Objects.requireNonNull(now(delivery).nextAt());
    clock.advance(Duration.between(clock.instant(), next).plusMillis(1));
    run();
    return now(delivery);
  }

  Delivery now(Delivery delivery) {
    return rows.find(delivery.number()).orElseThrow();
  }

  List<WebhookAttempt> attempts(Delivery delivery) {
    return log.latest(delivery.number(), 100);
  }

  int jobs() {
    return scheduler.getScheduledExecutions().size();
  }

  @Override
  public void close() {
    egress.close();
    dataSource.close();
  }
}

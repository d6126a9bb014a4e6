package dev.pinhole.server.capture.internal.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.pinhole.server.capture.Photographer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Runs capture jobs, as many at once as there are browsers. A scheduler of its own beside that of
 * all other jobs, so that neither has to wait for the other's threads.
 */
@Component
class CaptureScheduler implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureScheduler.class);

  /** What another node queued, and retries, begin at most so late. */
  private static final Duration POLL = Duration.ofSeconds(1);

  /** A node that was lost with its disk is taken for dead after four of these. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /** Between two looks for what was cancelled on another node. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration FAULT_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

  private final Photographer photographer;
  private final Attempts attempts;
  private final Running running;
  private final Jobs jobs;
  private final Upkeep upkeep;
  private final DataSource database;
  private final Path nodes;
  private final Clock clock;
  private @Nullable Scheduler scheduler;
  private @Nullable NodeLease lease;
  private @Nullable ScheduledExecutorService looks;

  CaptureScheduler(
      Photographer photographer,
      Attempts attempts,
      Running running,
      Jobs jobs,
      Upkeep upkeep,
      DataSource database,
      @Value("${pinhole.data}") Path data,
      Clock clock) {
    this.photographer = photographer;
    this.attempts = attempts;
    this.running = running;
    this.jobs = jobs;
    this.upkeep = upkeep;
    this.database = database;
    this.nodes = data.resolve("nodes");
    this.clock = clock;
  }

  /** A node without browsers queues captures for others to take. */
  @Override
  public synchronized void start() {
    if (photographer.browsers() == 0) {
      return;
    }
    running.begin();
    try {
      NodeLease own = NodeLease.take(nodes);
      lease = own;
      freeLost(own);
      upkeep.mend();
      Scheduler started = scheduler(photographer.browsers(), own.name());
      scheduler = started;
      jobs.onDue(started::triggerCheckForDueExecutions);
      started.start();
      looks = looks();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + nodes, e);
    }
  }

  private void freeLost(NodeLease own) throws IOException {
    for (String gone : own.gone()) {
      int freed = jobs.free(gone);
      LOG.info("{} captures go on that were running when the server ended", freed);
      own.forget(gone);
    }
  }

  private Scheduler scheduler(int threads, String name) {
    return Scheduler.create(new TransactionAwareDataSourceProxy(database), List.<Task<?>>of(task()))
        .tableName(Jobs.TABLE)
        .schedulerName(new SchedulerName.Fixed(name))
        .threads(threads)
        .enablePriority()
        .pollingInterval(POLL)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(LONGEST_STOP)
        .clock(clock::instant)
        .build();
  }

  private ScheduledExecutorService looks() {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("capture-cancelled").daemon().factory());
    // never completes: what it throws is caught where it is thrown
    var _ =
        thread.scheduleWithFixedDelay(
            this::stopCancelled, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    return thread;
  }

  private void stopCancelled() {
    try {
      upkeep.stopCancelled();
    } catch (DataAccessException e) {
      // the next look comes soon; thrown on, there would be none
      LOG.warn("cannot look for cancelled captures", e);
    }
  }

  private Task<Void> task() {
    return Tasks.custom(Jobs.TASK, Void.class)
        .onFailure((failed, job) -> job.reschedule(failed, clock.instant().plus(FAULT_PAUSE)))
        .onDeadExecution((dead, job) -> job.reschedule(dead, clock.instant()))
        .execute((instance, context) -> after(instance.getId()));
  }

  private CompletionHandler<Void> after(String id) {
    return attempts
        .run(id)
        .<CompletionHandler<Void>>map(next -> (done, job) -> job.reschedule(done, next))
        .orElseGet(OnCompleteRemove::new);
  }

  /** What is running is put back into the queue: the next start, or another node, goes on. */
  @Override
  public synchronized void stop() {
    running.end();
    if (looks != null) {
      looks.shutdownNow();
      looks = null;
    }
    if (scheduler != null) {
      jobs.onDue(() -> {});
      scheduler.stop();
      scheduler = null;
    }
    if (lease != null) {
      try {
        lease.close();
      } catch (IOException e) {
        LOG.warn("could not remove this node's file from {}", nodes, e);
      }
      lease = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return scheduler != null;
  }
}

package dev.pinhole.server.capture.internal.queue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Gives captures their jobs, in the transaction that is under way. */
@Component
class Jobs {
  static final String TABLE = "capture_job";
  static final String TASK = "capture";

  /** Due at once for a node whose clock is a little behind, too. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  private final SchedulerClient client;
  private final JdbcClient jdbc;
  private final Clock clock;
  private volatile Runnable wake = () -> {};

  Jobs(DataSource database, JdbcClient jdbc, Clock clock) {
    this.client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
            .tableName(TABLE)
            .enablePriority()
            .build();
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What looks for due jobs on this node, and shall not wait for its next turn to look. */
  void onDue(Runnable look) {
    wake = look;
  }

  void add(TurnRows.Waiting capture) {
    TaskInstance<Void> instance =
        new TaskInstance<>(
            TASK, capture.id(), () -> null, capture.urgent() ? Priority.HIGH : Priority.MEDIUM);
    client.scheduleIfNotExists(instance, clock.instant().minus(SLACK));
    wakeAfterCommit();
  }

  void hasten(String id) {
    jdbc.sql(
            """
            UPDATE capture_job SET priority = :high
            WHERE task_name = :task AND task_instance = :id AND NOT picked
            """)
        .param("task", TASK)
        .param("high", Priority.HIGH)
        .param("id", id)
        .update();
  }

  /** Frees what a node that is no more had picked. */
  int free(String node) {
    return jdbc.sql(
            """
            UPDATE capture_job SET picked = :no, picked_by = NULL, last_heartbeat = NULL,
              version = version + 1
            WHERE picked AND picked_by = :node
            """)
        .param("no", false)
        .param("node", node)
        .update();
  }

  /** Not before: what is not committed cannot be seen, and the look would be for nothing. */
  private void wakeAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake.run();
          }
        });
  }
}

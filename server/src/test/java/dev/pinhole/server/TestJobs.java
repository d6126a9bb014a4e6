package dev.pinhole.server;

import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.Instant;

/** Runs the server's durable jobs when a test wants it, whatever time it is. */
public record TestJobs(Scheduler scheduler) {
  private static final Instant LONG_DUE = Instant.ofEpochSecond(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** One that is repeated: it runs, from its beginning to its end, before this returns. */
  public void run(String task) {
    run(TaskInstanceId.of(task, RecurringTask.INSTANCE));
  }

  /** One that waits. It has run once when this returns. */
  public void run(TaskInstanceId job) {
    await()
        .atMost(PATIENCE)
        .ignoreException(TaskInstanceCurrentlyExecutingException.class)
        .until(() -> scheduler.reschedule(job, LONG_DUE));
    scheduler.triggerCheckForDueExecutions();
    await().atMost(PATIENCE).until(() -> !isDue(job));
  }

  private boolean isDue(TaskInstanceId job) {
    return scheduler
        .getScheduledExecution(job)
        .filter(execution -> execution.getExecutionTime().equals(LONG_DUE))
        .isPresent();
  }
}

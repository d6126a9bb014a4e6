package dev.pinhole.server.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Schedules durable jobs, in the transaction that this is called in. */
@Component
public class JobQueue {
  /** Asked for late: the scheduler is made of jobs, some of which schedule others. */
  private final ObjectProvider<Scheduler> scheduler;

  public JobQueue(ObjectProvider<Scheduler> scheduler) {
    this.scheduler = scheduler;
  }

  /** Does nothing where there is such a job already. */
  public void add(TaskInstance<?> job, Instant at) {
    scheduler.getObject().scheduleIfNotExists(job, at);
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(new WakeUp());
    }
  }

  /** The scheduler looks for jobs when one is added, which is before it can see this one. */
  private final class WakeUp implements TransactionSynchronization {
    @Override
    public void afterCommit() {
      scheduler.getObject().triggerCheckForDueExecutions();
    }
  }
}

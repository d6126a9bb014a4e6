package dev.pinhole.server.publisher.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Schedules the work, in the transaction that this is called in. */
@Component
class PublicationQueue {
  /** Asked for late: the scheduler is made of jobs, one of which schedules others. */
  private final ObjectProvider<Scheduler> scheduler;

  PublicationQueue(ObjectProvider<Scheduler> scheduler) {
    this.scheduler = scheduler;
  }

  void add(PublicationJob job, long publication, Instant at) {
    scheduler.getObject().scheduleIfNotExists(job.of(publication), at);
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

package dev.pinhole.server.webhook.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Schedules deliveries, in the transaction that this is called in. */
@Component
class DeliveryQueue {
  /** Asked for late: other features' jobs send webhooks, and the scheduler is made of jobs. */
  private final ObjectProvider<Scheduler> scheduler;

  DeliveryQueue(ObjectProvider<Scheduler> scheduler) {
    this.scheduler = scheduler;
  }

  void add(Delivery delivery, Instant at) {
    scheduler.getObject().scheduleIfNotExists(delivery.job().instance(), at);
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

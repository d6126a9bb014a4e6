package dev.pinhole.server.mail.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import dev.pinhole.server.mail.Letter;
import dev.pinhole.server.mail.Mailbox;
import dev.pinhole.server.platform.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters wait in a table, each with a durable job. */
@Component
class DurableMailbox implements Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(DurableMailbox.class);

  private final MailServer server;
  private final LetterRows letters;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final RateLimiter strangers;

  /** Asked for late: other features' jobs put messages here, and the scheduler is made of jobs. */
  private final ObjectProvider<Scheduler> scheduler;

  DurableMailbox(
      MailServer server,
      LetterRows letters,
      MailProperties properties,
      TransactionTemplate transaction,
      Clock clock,
      ObjectProvider<Scheduler> scheduler) {
    this.server = server;
    this.letters = letters;
    this.transaction = transaction;
    this.clock = clock;
    this.strangers =
        new RateLimiter("messages-to-others", properties.perHour(), Duration.ofHours(1), clock);
    this.scheduler = scheduler;
  }

  @Override
  public boolean isThere() {
    return server.isThere();
  }

  @Override
  public void put(Letter letter) {
    if (server.isThere()) {
      transaction.executeWithoutResult(_ -> {
        schedule(letters.put(letter, clock.instant()));
        TransactionSynchronizationManager.registerSynchronization(new WakeUp());
      });
    }
  }

  @Override
  public void countStranger(long account) {
    if (server.isThere()) {
      strangers.take(
          Long.toString(account), "Too many messages have been sent for this account lately.");
    }
  }

  /** Now, also where it waits for its next attempt. */
  private void schedule(StoredLetter letter) {
    try {
      scheduler
          .getObject()
          .schedule(letter.job(), clock.instant(), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
    } catch (TaskInstanceCurrentlyExecutingException e) {
      LOG.debug("Message {} is being sent, and will be once more", letter.number(), e);
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

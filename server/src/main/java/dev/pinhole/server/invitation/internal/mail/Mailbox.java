package dev.pinhole.server.invitation.internal.mail;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.invitation.MailState;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.InvitationRows;
import dev.pinhole.server.platform.AttemptLimiter;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where messages are put to be sent. Without a mail server nothing is, and nothing complains. */
@Component
public class Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final MailServer server;
  private final LetterRows letters;
  private final InvitationRows invitations;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final AttemptLimiter strangers;

  /** Asked for late: other features' jobs put messages here, and the scheduler is made of jobs. */
  private final ObjectProvider<Scheduler> scheduler;

  Mailbox(
      MailServer server,
      LetterRows letters,
      InvitationRows invitations,
      MailProperties properties,
      TransactionTemplate transaction,
      Clock clock,
      ObjectProvider<Scheduler> scheduler) {
    this.server = server;
    this.letters = letters;
    this.invitations = invitations;
    this.transaction = transaction;
    this.clock = clock;
    this.strangers = new AttemptLimiter(properties.perHour(), Duration.ofHours(1), clock);
    this.scheduler = scheduler;
  }

  /**
   * Counts a message that an account is about to have sent to somebody else.
   *
   * @param email null where nobody is to be sent anything
   * @throws ProblemException past the bound: this server is nobody's tool for sending masses of
   *     mail
   */
  public void allow(long account, @Nullable String email) {
    if (email != null && server.isThere()) {
      strangers.take(
          Long.toString(account), "Too many messages have been sent for this account lately.");
    }
  }

  /** Puts the link for the invited person, where there is an address; as the invitation now is. */
  public Invitation invite(Invitation invitation, String base) {
    if (invitation.email() == null || !server.isThere()) {
      return invitation;
    }
    return transaction.execute(_ -> {
      put(letters.put(invitation.number(), Letter.Kind.INVITATION, base, 0, 0, clock.instant()));
      invitations.mail(invitation.number(), MailState.QUEUED);
      return invitations.find(invitation.number()).orElseThrow(ProblemException::notFound);
    });
  }

  /**
   * Likewise, when the owner asks for it.
   *
   * @throws ProblemException where it makes no sense
   */
  public Invitation inviteAgain(Invitation invitation, String base) {
    if (invitation.email() == null) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "The invitation is for no e-mail address, so nobody can be sent it.");
    }
    if (!invitation.isLive(clock.instant())) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "The invitation is over or revoked; its link leads nowhere.");
    }
    allow(invitation.owner(), invitation.email());
    return invite(invitation, base);
  }

  /** Puts what has arrived for the owner. */
  public void tell(Invitation invitation, int files, long bytes) {
    if (server.isThere()) {
      transaction.executeWithoutResult(_ ->
          put(
              letters.put(
                  invitation.number(), Letter.Kind.DIGEST, null, files, bytes, clock.instant())));
    }
  }

  private void put(Letter letter) {
    schedule(letter);
    TransactionSynchronizationManager.registerSynchronization(new WakeUp());
  }

  /** Now, also where it waits for its next attempt. */
  private void schedule(Letter letter) {
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

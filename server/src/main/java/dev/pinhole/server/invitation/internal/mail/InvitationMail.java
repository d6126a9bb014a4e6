package dev.pinhole.server.invitation.internal.mail;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.invitation.MailState;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.InvitationRows;
import dev.pinhole.server.mail.Letter;
import dev.pinhole.server.mail.Mailbox;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What invitations have sent. */
@Component
public class InvitationMail {
  /** The link, to the invited person. */
  static final String LINK = "invitation";

  /** What has arrived, to the owner. */
  static final String DIGEST = "invitation-digest";

  private final Mailbox mailbox;
  private final InvitationRows invitations;
  private final TransactionTemplate transaction;
  private final Clock clock;

  InvitationMail(
      Mailbox mailbox, InvitationRows invitations, TransactionTemplate transaction, Clock clock) {
    this.mailbox = mailbox;
    this.invitations = invitations;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Counts a message that an account is about to have sent.
   *
   * @param email null where nobody is to be sent anything
   * @throws ProblemException past the bound
   */
  public void allow(long account, @Nullable String email) {
    if (email != null) {
      mailbox.countStranger(account);
    }
  }

  /** Puts the link for the invited person, where there is an address; as the invitation now is. */
  public Invitation invite(Invitation invitation, String base) {
    if (invitation.email() == null || !mailbox.isThere()) {
      return invitation;
    }
    return transaction.execute(_ -> {
      mailbox.put(Letter.about(LINK, reference(invitation)).linking(base));
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
    mailbox.put(Letter.about(DIGEST, reference(invitation)).telling(files, bytes));
  }

  /** The invitation's number. */
  private static String reference(Invitation invitation) {
    return Long.toString(invitation.number());
  }
}

package dev.pinhole.server.invitation.internal;

import dev.pinhole.server.account.Email;
import dev.pinhole.server.invitation.internal.mail.InvitationMail;
import org.springframework.stereotype.Component;

/** Invites by an e-mail address alone. */
@Component
public class Inviting {
  private final Invitations invitations;
  private final InvitationMail mail;

  Inviting(Invitations invitations, InvitationMail mail) {
    this.invitations = invitations;
    this.mail = mail;
  }

  /**
   * As the owner would, with a message to the invited person.
   *
   * @param base of the server's addresses
   */
  public Invitation invite(long owner, Email email, String base) {
    mail.allow(owner, email.shown());
    return mail.invite(invitations.gallery(owner, email, owner).invitation(), base);
  }

  /** Nobody is written to whom a stranger names; what the owner has made is not found. */
  public Invitation inviteForStranger(long owner, Email email) {
    Email apart = new Email(email.shown(), "stranger " + email.key());
    return invitations.gallery(owner, apart, null).invitation();
  }
}

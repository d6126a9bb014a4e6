package dev.pinhole.server.invitation.internal.mail;

import dev.pinhole.api.account.Account;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.InvitationRows;
import dev.pinhole.server.mail.Letter;
import dev.pinhole.server.mail.LetterKind;
import dev.pinhole.server.mail.Message;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What has arrived, to the owner. One without an address is told by webhook, or not at all. */
@Component
class DigestLetter implements LetterKind {
  private final InvitationRows invitations;
  private final Accounts accounts;

  DigestLetter(InvitationRows invitations, Accounts accounts) {
    this.invitations = invitations;
    this.accounts = accounts;
  }

  @Override
  public String name() {
    return InvitationMail.DIGEST;
  }

  @Override
  public Optional<Message> compose(Letter letter) {
    return invitations
        .find(Long.parseLong(letter.reference()))
        .flatMap(invitation -> message(invitation, letter));
  }

  private Optional<Message> message(Invitation invitation, Letter letter) {
    return accounts
        .find(invitation.owner())
        .map(Account::email)
        .map(to -> new Message(to, Letters.digest(invitation, letter.items(), letter.bytes())));
  }
}

package dev.pinhole.server.invitation.internal.mail;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.invitation.MailState;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.InvitationRows;
import dev.pinhole.server.invitation.internal.InvitationTokens;
import dev.pinhole.server.invitation.internal.UploadLink;
import dev.pinhole.server.mail.Letter;
import dev.pinhole.server.mail.LetterKind;
import dev.pinhole.server.mail.Message;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The link, to the invited person. */
@Component
class LinkLetter implements LetterKind {
  private final InvitationRows invitations;
  private final InvitationTokens tokens;
  private final Accounts accounts;
  private final Clock clock;

  LinkLetter(InvitationRows invitations, InvitationTokens tokens, Accounts accounts, Clock clock) {
    this.invitations = invitations;
    this.tokens = tokens;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public String name() {
    return InvitationMail.LINK;
  }

  /** Not where the link leads nowhere any more. */
  @Override
  public Optional<Message> compose(Letter letter) {
    String base = Objects.requireNonNullElse(letter.base(), "");
    return invitations
        .find(number(letter))
        .filter(invitation -> invitation.isLive(clock.instant()))
        .flatMap(invitation -> message(invitation, base));
  }

  private Optional<Message> message(Invitation invitation, String base) {
    String to = invitation.email();
    Account owner = accounts.find(invitation.owner()).orElse(null);
    if (to == null || owner == null || owner.disabled()) {
      return Optional.empty();
    }
    String link = UploadLink.of(base, tokens.of(invitation));
    return Optional.of(
        new Message(to, owner.email(), Letters.invitation(invitation, owner.username(), link)));
  }

  @Override
  public void became(Letter letter, Fate fate) {
    invitations.mail(number(letter), fate == Fate.SENT ? MailState.SENT : MailState.FAILED);
  }

  private static long number(Letter letter) {
    return Long.parseLong(letter.reference());
  }
}

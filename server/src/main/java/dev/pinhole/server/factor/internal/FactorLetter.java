package dev.pinhole.server.factor.internal;

import dev.pinhole.api.account.Account;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.mail.Letter;
import dev.pinhole.server.mail.LetterDraft;
import dev.pinhole.server.mail.LetterKind;
import dev.pinhole.server.mail.LetterText;
import dev.pinhole.server.mail.Mailbox;
import dev.pinhole.server.mail.Message;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells people that their second factor is another. Who has no address is not told. */
@Component
class FactorLetter implements LetterKind {
  private static final String NAME = "second-factor-changed";

  private final Accounts accounts;

  FactorLetter(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** In the transaction of the change; several at once are told of once. */
  static void put(Mailbox mailbox, long account) {
    mailbox.put(Letter.about(NAME, Long.toString(account)));
  }

  @Override
  public Optional<Message> compose(Letter letter) {
    return accounts.find(Long.parseLong(letter.reference())).flatMap(FactorLetter::message);
  }

  private static Optional<Message> message(Account account) {
    return Optional.ofNullable(account.email())
        .map(to -> new Message(to, text(account.username())));
  }

  private static LetterText text(String username) {
    return new LetterDraft()
        .paragraph(
            "What the account "
                + username
                + " asks for besides its password has been changed: an app, a passkey or recovery"
                + " codes.")
        .paragraph("If it was not you, ask an admin of the server for help at once.")
        .text("Your second factor has been changed");
  }
}

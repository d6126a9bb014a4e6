package dev.pinhole.server.recovery.internal;

import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.mail.Letter;
import dev.pinhole.server.mail.LetterKind;
import dev.pinhole.server.mail.Message;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells an address that it is not the account's any more. */
@Component
class EmailChangedLetter implements LetterKind {
  private final Accounts accounts;

  EmailChangedLetter(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public String name() {
    return RecoveryMail.EMAIL_CHANGED;
  }

  @Override
  public Optional<Message> compose(Letter letter) {
    String account = letter.reference().substring(0, letter.reference().indexOf(' '));
    String to = letter.recipient();
    return to == null
        ? Optional.empty()
        : accounts
            .username(Long.parseLong(account))
            .map(name -> new Message(to, RecoveryTexts.emailChanged(name)));
  }
}

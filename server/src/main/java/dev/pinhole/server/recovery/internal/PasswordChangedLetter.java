package dev.pinhole.server.recovery.internal;

import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.mail.Letter;
import dev.pinhole.server.mail.LetterKind;
import dev.pinhole.server.mail.Message;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells people that their password is another. Who has no address is not told. */
@Component
class PasswordChangedLetter implements LetterKind {
  private final Accounts accounts;

  PasswordChangedLetter(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public String name() {
    return RecoveryMail.PASSWORD_CHANGED;
  }

  @Override
  public Optional<Message> compose(Letter letter) {
    return accounts
        .find(Long.parseLong(letter.reference()))
        .flatMap(account ->
            Optional.ofNullable(account.email())
                .map(to -> new Message(to, RecoveryTexts.passwordChanged(account.username()))));
  }
}

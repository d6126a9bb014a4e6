package dev.pinhole.server.recovery.internal;

import dev.pinhole.server.account.AccountRecovery;
import dev.pinhole.server.account.AccountRecovery.Recoverable;
import dev.pinhole.server.account.Email;
import dev.pinhole.server.mail.Letter;
import dev.pinhole.server.mail.LetterKind;
import dev.pinhole.server.mail.Message;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The link to set a password, to the address that asked for it, if an account has it. */
@Component
class ResetLetter implements LetterKind {
  private final AccountRecovery accounts;
  private final RecoveryLinks links;

  ResetLetter(AccountRecovery accounts, RecoveryLinks links) {
    this.accounts = accounts;
    this.links = links;
  }

  @Override
  public String name() {
    return RecoveryMail.RESET;
  }

  @Override
  public Optional<Message> compose(Letter letter) {
    return accounts
        .findByEmail(Email.parse(letter.reference()))
        .flatMap(account -> message(account, String.valueOf(letter.base())));
  }

  private Optional<Message> message(Recoverable account, String base) {
    RecoveryLinks.Link link = links.reset(account, base);
    String name = account.account().username();
    return Optional.ofNullable(account.account().email())
        .map(to -> new Message(to, RecoveryTexts.reset(name, link.address(), link.end())));
  }
}

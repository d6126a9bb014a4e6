package dev.pinhole.server.recovery.internal;

import dev.pinhole.server.account.AccountRecovery;
import dev.pinhole.server.account.AccountRecovery.Recoverable;
import dev.pinhole.server.account.Email;
import dev.pinhole.server.mail.Letter;
import dev.pinhole.server.mail.LetterKind;
import dev.pinhole.server.mail.LetterText;
import dev.pinhole.server.mail.Message;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks an address whether it is the account's; or says there that it is another account's. */
@Component
class ConfirmLetter implements LetterKind {
  private final AccountRecovery accounts;
  private final RecoveryLinks links;

  ConfirmLetter(AccountRecovery accounts, RecoveryLinks links) {
    this.accounts = accounts;
    this.links = links;
  }

  @Override
  public String name() {
    return RecoveryMail.CONFIRM;
  }

  @Override
  public Optional<Message> compose(Letter letter) {
    return accounts
        .find(Long.parseLong(letter.reference()))
        .flatMap(account -> message(account, String.valueOf(letter.base())));
  }

  private Optional<Message> message(Recoverable account, String base) {
    return Optional.ofNullable(account.unconfirmed())
        .map(to -> new Message(to.shown(), text(account, to, base)));
  }

  private LetterText text(Recoverable account, Email to, String base) {
    String name = account.account().username();
    if (accounts.isOthers(to, account.account().id())) {
      return RecoveryTexts.taken(name);
    }
    RecoveryLinks.Link link = links.confirm(account, base);
    return RecoveryTexts.confirm(name, link.address(), link.end());
  }
}

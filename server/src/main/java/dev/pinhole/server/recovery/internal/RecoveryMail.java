package dev.pinhole.server.recovery.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.account.AccountMail;
import dev.pinhole.server.account.Email;
import dev.pinhole.server.mail.Letter;
import dev.pinhole.server.mail.Mailbox;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ServerAddress;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts what is to be said about accounts. */
@Component
class RecoveryMail implements AccountMail {
  static final String RESET = "password-reset";
  static final String CONFIRM = "email-confirmation";
  static final String PASSWORD_CHANGED = "password-changed";
  static final String EMAIL_CHANGED = "email-changed";

  private final Mailbox mailbox;
  private final Optional<String> base;

  RecoveryMail(Mailbox mailbox, ServerAddress address) {
    this.mailbox = mailbox;
    this.base = address.base();
  }

  /** A link whose beginning a stranger chose would lead to the stranger, so it must be known. */
  @Override
  public boolean confirms() {
    return mailbox.isThere() && base.isPresent();
  }

  @Override
  public void confirm(long account) {
    if (confirms()) {
      mailbox.countStranger(account);
      mailbox.put(Letter.about(CONFIRM, Long.toString(account)).linking(base.orElseThrow()));
    }
  }

  @Override
  public void passwordChanged(long account) {
    mailbox.put(Letter.about(PASSWORD_CHANGED, Long.toString(account)));
  }

  @Override
  public void emailChanged(long account, String former) {
    mailbox.put(Letter.about(EMAIL_CHANGED, account + " " + former).to(former));
  }

  /** Refuses where nothing can be sent. */
  void requireSetUp() {
    if (!confirms()) {
      throw new ProblemException(
          ProblemCode.MAIL_NOT_SET_UP,
          "This server sends no mail about accounts. Ask an admin for a link to set a password.");
    }
  }

  /**
   * The same for every address: whether an account has it is looked up when the letter is composed,
   * which nobody waits for.
   */
  void reset(Email email) {
    requireSetUp();
    mailbox.put(Letter.about(RESET, email.key()).linking(base.orElseThrow()));
  }
}

package dev.pinhole.server.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives accounts other addresses. Where addresses are confirmed, a new one waits until a message to
 * it has arrived, so that nobody loses an account by a slip, or takes somebody's address.
 */
@Component
class EmailChanges {
  private final AccountRepository repository;
  private final AccountMail mail;
  private final SignInAttempts attempts;

  EmailChanges(AccountRepository repository, AccountMail mail, SignInAttempts attempts) {
    this.repository = repository;
    this.mail = mail;
    this.attempts = attempts;
  }

  /**
   * In the caller's transaction.
   *
   * @param email null for none
   * @param client whose attempts are counted, where the answer tells whether the address is taken
   */
  void change(StoredAccount account, @Nullable Email email, String client) {
    boolean same = Objects.equals(key(account.email()), key(email));
    if (email == null) {
      set(account, null, false);
    } else if (mail.confirms()) {
      // Whether somebody else has it, only who reads what is sent there learns.
      repository.setPendingEmail(account.id(), same ? null : email);
      mail.confirm(account.id());
    } else {
      attempts.takeFrom(client);
      set(account, email, same && account.emailVerified());
    }
  }

  /**
   * Makes it the account's, and tells the one before.
   *
   * @param verified whether a message to it has arrived
   */
  void set(StoredAccount account, @Nullable Email email, boolean verified) {
    if (!repository.setEmail(account.id(), email, verified)) {
      throw Registrations.emailTaken();
    }
    Email former = account.email();
    if (former != null && !former.key().equals(key(email))) {
      mail.emailChanged(account.id(), former.shown());
    }
  }

  private static @Nullable String key(@Nullable Email email) {
    return email == null ? null : email.key();
  }
}

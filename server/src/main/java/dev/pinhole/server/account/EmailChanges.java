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

  EmailChanges(AccountRepository repository, AccountMail mail) {
    this.repository = repository;
    this.mail = mail;
  }

  /**
   * In the caller's transaction.
   *
   * @param email null for none
   */
  void change(StoredAccount account, @Nullable Email email) {
    Email now = account.email();
    boolean same = Objects.equals(key(now), key(email));
    if (email != null && mail.confirms()) {
      await(account, email, same);
    } else {
      set(account, email, same && account.emailVerified());
    }
  }

  private void await(StoredAccount account, Email email, boolean same) {
    boolean taken =
        repository.findByEmail(email.key()).filter(other -> other.id() != account.id()).isPresent();
    if (taken) {
      throw Registrations.emailTaken();
    }
    repository.setPendingEmail(account.id(), same ? null : email);
    mail.confirm(account.id());
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

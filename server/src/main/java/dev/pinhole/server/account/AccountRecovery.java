package dev.pinhole.server.account;

import dev.pinhole.api.account.Account;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What can be done to an account by whoever has a message that was sent to its owner. */
@Component
public class AccountRecovery {
  private final AccountRepository repository;
  private final Accounts accounts;
  private final Passwords passwords;
  private final EmailChanges emails;
  private final AccountMail mail;
  private final AccessEnd access;
  private final TransactionTemplate transaction;

  AccountRecovery(
      AccountRepository repository,
      Accounts accounts,
      Passwords passwords,
      EmailChanges emails,
      AccountMail mail,
      AccessEnd access,
      TransactionTemplate transaction) {
    this.repository = repository;
    this.accounts = accounts;
    this.passwords = passwords;
    this.emails = emails;
    this.mail = mail;
    this.access = access;
    this.transaction = transaction;
  }

  /**
   * What links are made for. Anything in it that changes ends them.
   *
   * @param version as {@link Callers#version}
   * @param unconfirmed the address that a message has yet to reach
   */
  public record Recoverable(Account account, int version, @Nullable Email unconfirmed) {}

  /** As it is now; empty for no or a disabled account. */
  public Optional<Recoverable> find(long account) {
    return repository.find(account).flatMap(AccountRecovery::recoverable);
  }

  /** The account with this address. */
  public Optional<Recoverable> findByEmail(Email email) {
    return repository.findByEmail(email.key()).flatMap(AccountRecovery::recoverable);
  }

  /** Whether the address is that of another account than this one. */
  public boolean isOthers(Email email, long account) {
    return repository.findByEmail(email.key()).filter(found -> found.id() != account).isPresent();
  }

  private static Optional<Recoverable> recoverable(StoredAccount stored) {
    return stored.disabled()
        ? Optional.empty()
        : Optional.of(
            new Recoverable(stored.toAccount(), stored.sessionVersion(), stored.unconfirmed()));
  }

  /**
   * Sets a password, which ends all sessions.
   *
   * @return false where anything has ended the account's sessions since that version
   * @throws dev.pinhole.server.platform.ProblemException where it is not good enough
   */
  public boolean setPassword(long account, int version, String password) {
    StoredAccount stored = repository.find(account).orElse(null);
    if (stored == null) {
      return false;
    }
    passwords.check("password", password, PasswordOwner.of(stored));
    // Before the transaction: hashing is slow, and SQLite has one writer.
    String hash = passwords.hash(password);
    boolean set = Boolean.TRUE.equals(transaction.execute(_ -> set(account, hash, version)));
    if (set) {
      access.ended(account, false, null);
    }
    return set;
  }

  private boolean set(long account, String hash, int version) {
    boolean set = repository.setPassword(account, hash, version);
    if (set) {
      mail.passwordChanged(account);
    }
    return set;
  }

  /**
   * Notes that a message to the address has arrived; one that waited becomes the account's.
   *
   * @return false where it is not the one that is to be confirmed
   * @throws dev.pinhole.server.platform.ProblemException where another account has it by now
   */
  public boolean confirm(long account, Email address) {
    boolean confirmed = Boolean.TRUE.equals(transaction.execute(_ -> confirmed(account, address)));
    accounts.changed(account);
    return confirmed;
  }

  private boolean confirmed(long account, Email address) {
    StoredAccount stored = repository.find(account).orElse(null);
    if (stored == null || !address.equals(stored.unconfirmed())) {
      return false;
    }
    emails.set(stored, address, true);
    return true;
  }
}

package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.AdminAccountChange;
import dev.pinhole.api.account.Role;
import dev.pinhole.server.platform.ProblemException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people change in their own accounts, and admins in others'. */
@Component
class AccountChanges {
  private final AccountRepository repository;
  private final Accounts accounts;
  private final Passwords passwords;
  private final SignIn signIn;
  private final EmailChanges emails;
  private final AccountMail mail;
  private final AccessEnd access;
  private final TransactionTemplate transaction;

  AccountChanges(
      AccountRepository repository,
      Accounts accounts,
      Passwords passwords,
      SignIn signIn,
      EmailChanges emails,
      AccountMail mail,
      AccessEnd access,
      TransactionTemplate transaction) {
    this.repository = repository;
    this.accounts = accounts;
    this.passwords = passwords;
    this.signIn = signIn;
    this.emails = emails;
    this.mail = mail;
    this.access = access;
    this.transaction = transaction;
  }

  /** Asks for the password again: a session left open must not be enough to take the account. */
  Account change(Caller caller, AccountChange change, Visit visit) {
    StoredAccount account = stored(caller.accountId());
    signIn.confirm(account.id(), "currentPassword", change.currentPassword(), change.code(), visit);
    String newPassword = change.password();
    String hash = newPassword == null ? null : newHash(newPassword, account);
    Email email = email(change.email());
    transaction.executeWithoutResult(_ -> {
      if (change.email() != null) {
        emails.change(account, email);
      }
      if (hash != null) {
        repository.setPassword(account.id(), hash);
        mail.passwordChanged(account.id());
      }
    });
    Account changed = changed(account.id());
    if (hash != null) {
      access.ended(account.id(), true);
    }
    return changed;
  }

  Account change(long id, AdminAccountChange change) {
    boolean ended = Boolean.TRUE.equals(transaction.execute(_ -> apply(id, change)));
    Account changed = changed(id);
    if (ended) {
      access.ended(id, false);
    }
    return changed;
  }

  /** Returns whether that ends the account's sessions. */
  private boolean apply(long id, AdminAccountChange change) {
    repository.lockRoles();
    StoredAccount account = stored(id);
    Role role = Objects.requireNonNullElse(change.role(), account.role());
    boolean disabled = Objects.requireNonNullElse(change.disabled(), account.disabled());
    if (role == account.role() && disabled == account.disabled()) {
      return false;
    }
    repository.setRoleAndDisabled(id, role, disabled);
    if (repository.enabledAdmins() == 0) {
      throw new ProblemException(
          ProblemCode.LAST_ADMIN, "This is the last admin. Make somebody else an admin first.");
    }
    return true;
  }

  private String newHash(String password, StoredAccount account) {
    passwords.check("password", password, PasswordOwner.of(account));
    return passwords.hash(password);
  }

  private static @Nullable Email email(@Nullable String text) {
    return text == null || text.isEmpty() ? null : Email.parse(text);
  }

  private StoredAccount stored(long id) {
    return repository.find(id).orElseThrow(ProblemException::notFound);
  }

  private Account changed(long id) {
    accounts.changed(id);
    return stored(id).toAccount();
  }
}

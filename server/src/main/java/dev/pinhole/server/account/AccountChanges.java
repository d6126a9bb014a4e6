package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.AdminAccountChange;
import dev.pinhole.api.account.Role;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.ProblemException;
import java.util.Map;
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
  private final Audit audit;
  private final TransactionTemplate transaction;

  AccountChanges(
      AccountRepository repository,
      Accounts accounts,
      Passwords passwords,
      SignIn signIn,
      EmailChanges emails,
      AccountMail mail,
      AccessEnd access,
      Audit audit,
      TransactionTemplate transaction) {
    this.repository = repository;
    this.accounts = accounts;
    this.passwords = passwords;
    this.signIn = signIn;
    this.emails = emails;
    this.mail = mail;
    this.access = access;
    this.audit = audit;
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
      requireCurrent(account);
      if (change.email() != null) {
        emails.change(account, email, visit.address());
        record(Action.EMAIL_CHANGED, caller, account.id(), Map.of());
      }
      if (hash != null) {
        if (!repository.setPassword(account.id(), hash, account.sessionVersion())) {
          throw ProblemException.unauthenticated();
        }
        mail.passwordChanged(account.id());
        record(Action.PASSWORD_CHANGED, caller, account.id(), Map.of());
      }
    });
    Account changed = changed(account.id());
    if (hash != null) {
      access.ended(account.id(), true, caller.accountId());
    }
    return changed;
  }

  /** The password that was shown may have been replaced since, to put out who knows it. */
  private void requireCurrent(StoredAccount account) {
    if (stored(account.id()).sessionVersion() != account.sessionVersion()) {
      throw ProblemException.unauthenticated();
    }
  }

  /** By an admin; who is to be one, a person says. */
  Account change(Caller caller, long id, AdminAccountChange change) {
    boolean ended = Boolean.TRUE.equals(transaction.execute(_ -> apply(caller, id, change)));
    Account changed = changed(id);
    if (ended) {
      access.ended(id, false, caller.accountId());
    }
    return changed;
  }

  /** All that gives access for a time, by an admin: a session may be in somebody else's hands. */
  void endAccess(Caller caller, long id) {
    repository.endAccess(stored(id).id());
    access.ended(id, false, caller.accountId());
  }

  /** Returns whether that ends the account's sessions. */
  private boolean apply(Caller caller, long id, AdminAccountChange change) {
    repository.lockRoles();
    StoredAccount account = stored(id);
    Role role = Objects.requireNonNullElse(change.role(), account.role());
    boolean disabled = Objects.requireNonNullElse(change.disabled(), account.disabled());
    if (role == account.role() && disabled == account.disabled()) {
      return false;
    }
    if (!isAdmin(account.role(), account.disabled()) && isAdmin(role, disabled)) {
      RecentProof.requirePerson(caller);
    }
    repository.setRoleAndDisabled(id, role, disabled);
    if (repository.enabledAdmins() == 0) {
      throw new ProblemException(
          ProblemCode.LAST_ADMIN, "This is the last admin. Make somebody else an admin first.");
    }
    recordRights(caller, account, role, disabled);
    return true;
  }

  private static boolean isAdmin(Role role, boolean disabled) {
    return role == Role.ADMIN && !disabled;
  }

  private void recordRights(Caller caller, StoredAccount before, Role role, boolean disabled) {
    if (role != before.role()) {
      record(Action.ROLE_CHANGED, caller, before.id(), Map.of("role", role.name()));
    }
    if (disabled != before.disabled()) {
      Action action = disabled ? Action.ACCOUNT_DISABLED : Action.ACCOUNT_ENABLED;
      record(action, caller, before.id(), Map.of());
    }
  }

  private void record(Action action, Caller caller, long account, Map<String, String> details) {
    audit.record(action, caller.accountId(), "account " + account, details);
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

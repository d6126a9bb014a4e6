package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Registration;
import dev.pinhole.api.account.Role;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes accounts, as far as {@code pinhole.registration} lets the caller. */
@Component
public class Registrations {
  private final AccountProperties.Mode mode;
  private final AccountRepository accounts;
  private final RegistrationCodes codes;
  private final Passwords passwords;
  private final AccountMail mail;
  private final SignInAttempts attempts;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Registrations(
      AccountProperties properties,
      AccountRepository accounts,
      RegistrationCodes codes,
      Passwords passwords,
      AccountMail mail,
      SignInAttempts attempts,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.mode = properties.registration();
    this.accounts = accounts;
    this.codes = codes;
    this.passwords = passwords;
    this.mail = mail;
    this.attempts = attempts;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Makes an account.
   *
   * @param caller null where anonymous; an admin makes accounts for others, where not everybody
   *     does, and must have shown a short while ago who they are
   * @param address whose attempts are counted, unless an admin asks
   * @throws ProblemException where the server takes nobody, something is taken or not acceptable,
   *     or there were too many attempts
   */
  public Account register(@Nullable Caller caller, Registration registration, String address) {
    if (caller == null || !caller.admin()) {
      attempts.takeFrom(address);
    } else if (mode != AccountProperties.Mode.OPEN) {
      RecentProof.require(caller, clock.instant());
    }
    return register(caller, registration);
  }

  /** The same, not counted. */
  Account register(@Nullable Caller caller, Registration registration) {
    Optional<String> code = codeToSpend(caller, registration);
    code.ifPresent(codes::check);
    Username username = Username.parse(registration.username());
    Email email = registration.email() == null ? null : Email.parse(registration.email());
    passwords.check(
        "password", registration.password(), new PasswordOwner(username.shown(), email));
    // Before the transaction: hashing is slow, and SQLite has one writer.
    String hash = passwords.hash(registration.password());
    return transaction.execute(_ -> insert(caller, username, email, hash, code)).toAccount();
  }

  /** Returns empty where none is needed. */
  private Optional<String> codeToSpend(@Nullable Caller caller, Registration registration) {
    if (mode == AccountProperties.Mode.OPEN || (caller != null && caller.admin())) {
      return Optional.empty();
    }
    if (mode == AccountProperties.Mode.CLOSED) {
      throw closed("Only an admin makes accounts on this server.");
    }
    return Optional.of(
        Optional.ofNullable(registration.code())
            .orElseThrow(
                () -> closed("This server needs a registration code. An admin can give you one.")));
  }

  /** Spends the code and makes the account, or neither. */
  private StoredAccount insert(
      @Nullable Caller caller,
      Username username,
      @Nullable Email email,
      String hash,
      Optional<String> code) {
    code.ifPresent(codes::spend);
    StoredAccount account =
        accounts
            .insert(username, email, hash, Role.USER, clock.instant())
            .orElseThrow(() -> taken(username));
    if (email != null) {
      mail.confirm(account.id());
    }
    record(caller, account, code.isPresent());
    return account;
  }

  /** Who registers is the account itself. */
  private void record(@Nullable Caller caller, StoredAccount account, boolean byCode) {
    if (caller != null && caller.admin()) {
      record(caller.accountId(), account, "admin");
    } else {
      record(account.id(), account, byCode ? "registration-code" : "open-registration");
    }
  }

  private void record(long actor, StoredAccount account, String way) {
    audit.record(Action.ACCOUNT_MADE, actor, "account " + account.id(), Map.of("way", way));
  }

  private ProblemException taken(Username username) {
    return accounts.findByUsername(username.key()).isPresent()
        ? new ProblemException(
                ProblemCode.USERNAME_TAKEN, "Another account has this name. Choose another.")
            .with("field", "username")
        : emailTaken();
  }

  static ProblemException emailTaken() {
    return new ProblemException(ProblemCode.EMAIL_TAKEN, "Another account has this e-mail address.")
        .with("field", "email");
  }

  private static ProblemException closed(String detail) {
    return new ProblemException(ProblemCode.REGISTRATION_CLOSED, detail);
  }
}

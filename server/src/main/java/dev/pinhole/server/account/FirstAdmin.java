package dev.pinhole.server.account;

import dev.pinhole.api.account.Role;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.Ids;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the first account, an admin's, before the server of an empty database takes requests. */
@Component
@ConditionalOnWebApplication
class FirstAdmin implements SmartInitializingSingleton {
  private final AccountProperties.Admin admin;
  private final AccountRepository accounts;
  private final Passwords passwords;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FirstAdmin(
      AccountProperties properties,
      AccountRepository accounts,
      Passwords passwords,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.admin = properties.admin();
    this.accounts = accounts;
    this.passwords = passwords;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (accounts.isEmpty()) {
      create(Username.parse(admin.username()));
    }
  }

  private void create(Username name) {
    String password = Objects.requireNonNullElseGet(admin.password(), Ids::next);
    passwords.check("pinhole.admin.password", password, new PasswordOwner(name.shown(), null));
    String hash = passwords.hash(password);
    boolean created = Boolean.TRUE.equals(transaction.execute(_ -> insert(name, hash)));
    // Another node that starts at the same moment may have been first.
    if (created && admin.password() == null) {
      print(name, password);
    }
  }

  private boolean insert(Username name, String hash) {
    Optional<StoredAccount> account =
        accounts.insert(name, null, hash, Role.ADMIN, clock.instant());
    account.ifPresent(made ->
        audit.record(
            Action.ACCOUNT_MADE, null, "account " + made.id(), Map.of("way", "first-start")));
    return account.isPresent();
  }

  /** To the terminal and not to the log, which is kept and copied. */
  private static void print(Username name, String password) {
    System.out.printf(
        """

        ------------------------------------------------------------
         The first account, shown this once. Sign in at /sign-in,
         and change the password there, under Security.

           name:      %s
           password:  %s
        ------------------------------------------------------------

        %n\
        """,
        name.shown(), password);
  }
}

package dev.pinhole.server.factor.internal;

import dev.pinhole.api.account.Account;
import dev.pinhole.server.account.Accounts;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.factor.FactorMaintenance;
import dev.pinhole.server.platform.ForMaintenance;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes everything from an account that it asks for besides its password. */
@Component
@ForMaintenance
class FactorRemoval implements FactorMaintenance {
  private final TotpRows totp;
  private final PasskeyRows passkeys;
  private final RecoveryRows recovery;
  private final Accounts accounts;
  private final Audit audit;
  private final TransactionTemplate transaction;

  FactorRemoval(
      TotpRows totp,
      PasskeyRows passkeys,
      RecoveryRows recovery,
      Accounts accounts,
      Audit audit,
      TransactionTemplate transaction) {
    this.totp = totp;
    this.passkeys = passkeys;
    this.recovery = recovery;
    this.accounts = accounts;
    this.audit = audit;
    this.transaction = transaction;
  }

  @Override
  public boolean remove(String username, PrintStream out) {
    Optional<Account> account = accounts.findByName(username);
    if (account.isEmpty()) {
      out.println("there is no account " + username);
      return false;
    }
    boolean removed = remove(account.get().id(), null);
    String name = account.get().username();
    out.println(
        removed ? name + " signs in with the password alone" : name + " has no second factor");
    return removed;
  }

  /**
   * Returns whether there was anything.
   *
   * @param actor who does it; null for whoever runs the server
   */
  boolean remove(long account, @Nullable Long actor) {
    return transaction.execute(_ -> {
      boolean app = totp.delete(account);
      boolean keys = passkeys.deleteAll(account) > 0;
      recovery.delete(account);
      if (app || keys) {
        audit.record(Action.SECOND_FACTOR_RESET, actor, "account " + account, Map.of());
      }
      return app || keys;
    });
  }
}

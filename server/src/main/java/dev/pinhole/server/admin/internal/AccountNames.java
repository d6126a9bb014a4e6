package dev.pinhole.server.admin.internal;

import dev.pinhole.api.admin.AccountName;
import dev.pinhole.server.account.Accounts;
import org.springframework.stereotype.Component;

/** Accounts' names, as they are now. */
@Component
class AccountNames {
  private final Accounts accounts;

  AccountNames(Accounts accounts) {
    this.accounts = accounts;
  }

  AccountName of(long id) {
    return new AccountName(id, accounts.username(id).orElse(null));
  }
}

package dev.pinhole.server.account;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own account. */
@RestController
@RequestMapping("/api/v1/account")
class AccountController {
  private final Accounts accounts;
  private final AccountChanges changes;
  private final Quotas quotas;

  AccountController(Accounts accounts, AccountChanges changes, Quotas quotas) {
    this.accounts = accounts;
    this.changes = changes;
    this.quotas = quotas;
  }

  /** Programs learn whose token they have; the e-mail address is not in what people gave them. */
  @GetMapping
  Account get(Caller caller) {
    return accounts
        .find(caller.accountId())
        .map(account -> caller.may(Scope.ACCOUNT) ? account : account.withoutEmail())
        .map(quotas::shown)
        .orElseThrow(ProblemException::notFound);
  }

  @PatchMapping
  @RequiresScope(Scope.ACCOUNT)
  Account change(Caller caller, @RequestBody AccountChange change, HttpServletRequest request) {
    return quotas.shown(changes.change(caller, change, Visit.of(request)));
  }
}

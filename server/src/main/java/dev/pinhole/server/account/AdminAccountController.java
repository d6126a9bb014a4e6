package dev.pinhole.server.account;

import dev.pinhole.api.Page;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.AdminAccountChange;
import dev.pinhole.api.account.QuotaChange;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.platform.Cursor;
import dev.pinhole.server.platform.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's accounts. */
@RestController
@RequestMapping("/api/v1/admin/accounts")
@RequiresScope(Scope.ADMIN)
class AdminAccountController {
  private final AccountRepository accounts;
  private final AccountChanges changes;
  private final Quotas quotas;
  private final QuotaChanges quotaChanges;

  AdminAccountController(
      AccountRepository accounts,
      AccountChanges changes,
      Quotas quotas,
      QuotaChanges quotaChanges) {
    this.accounts = accounts;
    this.changes = changes;
    this.quotas = quotas;
    this.quotaChanges = quotaChanges;
  }

  /** Oldest first. */
  @GetMapping
  Page<Account> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    PageRequest page = PageRequest.of(cursor, limit);
    long after = page.after() == null ? 0 : page.after().id();
    Page<Account> found =
        page.page(
            accounts.after(after, page.rowsToRead()),
            account -> new Cursor(0, account.id()),
            StoredAccount::toAccount);
    return new Page<>(quotas.shown(found.items()), found.next());
  }

  @PatchMapping("/{id}")
  @RequiresProof
  Account change(Caller caller, @PathVariable long id, @RequestBody AdminAccountChange change) {
    QuotaChange quota = change.quota();
    QuotaChanges.check(quota);
    Account changed = changes.change(caller, id, change);
    if (quota != null) {
      quotaChanges.set(caller, id, quota);
    }
    return quotas.shown(changed);
  }

  /** Also programs' authorizations and remembered browsers; API tokens stay. */
  @DeleteMapping("/{id}/sessions")
  @RequiresProof
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endSessions(Caller caller, @PathVariable long id) {
    changes.endAccess(caller, id);
  }
}

package dev.pinhole.server.account;

import dev.pinhole.api.Page;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.AdminAccountChange;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.platform.Cursor;
import dev.pinhole.server.platform.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's accounts. */
@RestController
@RequestMapping("/api/v1/admin/accounts")
@RequiresScope(Scope.ADMIN)
class AdminAccountController {
  private final AccountRepository accounts;
  private final AccountChanges changes;

  AdminAccountController(AccountRepository accounts, AccountChanges changes) {
    this.accounts = accounts;
    this.changes = changes;
  }

  /** Oldest first. */
  @GetMapping
  Page<Account> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    PageRequest page = PageRequest.of(cursor, limit);
    long after = page.after() == null ? 0 : page.after().id();
    return page.page(
        accounts.after(after, page.rowsToRead()),
        account -> new Cursor(0, account.id()),
        StoredAccount::toAccount);
  }

  @PatchMapping("/{id}")
  @RequiresProof
  Account change(Caller caller, @PathVariable long id, @RequestBody AdminAccountChange change) {
    return changes.change(caller, id, change);
  }
}

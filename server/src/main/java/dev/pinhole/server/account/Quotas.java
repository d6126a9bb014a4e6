package dev.pinhole.server.account;

import dev.pinhole.api.account.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How much each account keeps and may keep. Counted in one row for each account, which is changed
 * in the transaction that adds or deletes an image. That row is the last thing such a transaction
 * locks: so it is held for a short time, and transactions never wait for each other in a circle.
 */
@Component
public class Quotas {
  private final UsageRows rows;

  Quotas(UsageRows rows) {
    this.rows = rows;
  }

  /**
   * Counts one more image, in the caller's transaction and as the last of it.
   *
   * @return what is in the way; nothing has been counted then
   */
  public Optional<Shortage> add(long account, long bytes) {
    if (rows.add(account, bytes)) {
      return Optional.empty();
    }
    rows.open(account);
    // Between two statements others may have made room.
    while (!rows.add(account, bytes)) {
      Optional<Shortage> shortage = shortage(account, bytes);
      if (shortage.isPresent()) {
        return shortage;
      }
    }
    return Optional.empty();
  }

  /** Counts one image less, in the caller's transaction and as the last of it. */
  public void remove(long account, long bytes) {
    rows.remove(account, bytes);
  }

  /** What would be in the way of one more image just now. */
  public Optional<Shortage> shortage(long account, long bytes) {
    return rows.find(account).shortage(bytes);
  }

  /** The account with its usage and quota. */
  Account shown(Account account) {
    Standing standing = rows.find(account.id());
    return account.with(standing.usage(), standing.quota());
  }

  /** Likewise, with one query for all. */
  List<Account> shown(List<Account> accounts) {
    Map<Long, Standing> standings = rows.find(accounts.stream().map(Account::id).toList());
    return accounts.stream()
        .map(account -> {
          Standing standing = standings.getOrDefault(account.id(), rows.empty());
          return account.with(standing.usage(), standing.quota());
        })
        .toList();
  }
}

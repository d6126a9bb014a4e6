package dev.pinhole.server.account;

import dev.pinhole.api.account.QuotaChange;
import dev.pinhole.server.audit.Action;
import dev.pinhole.server.audit.Audit;
import dev.pinhole.server.platform.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets how much accounts may keep. */
@Component
class QuotaChanges {
  private final UsageRows rows;
  private final Audit audit;
  private final TransactionTemplate transaction;

  QuotaChanges(UsageRows rows, Audit audit, TransactionTemplate transaction) {
    this.rows = rows;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * @throws ProblemException for what is no quota
   */
  static void check(@Nullable QuotaChange change) {
    if (change != null) {
      check("quota.bytes", change.bytes());
      check("quota.images", change.images());
    }
  }

  private static void check(String field, @Nullable Long most) {
    if (most != null && most < QuotaChange.UNLIMITED) {
      throw ProblemException.invalid(
          field, field + " is a number, -1 for no bound, or null for the server's setting.");
    }
  }

  /** For an account that there is. */
  void set(Caller caller, long account, QuotaChange change) {
    transaction.executeWithoutResult(_ -> {
      rows.open(account);
      rows.set(account, stored(change.bytes()), stored(change.images()));
      audit.record(Action.QUOTA_CHANGED, caller.accountId(), "account " + account, details(change));
    });
  }

  private static @Nullable Long stored(@Nullable Long most) {
    return most != null && most == QuotaChange.UNLIMITED ? Long.valueOf(Standing.UNLIMITED) : most;
  }

  private static Map<String, String> details(QuotaChange change) {
    Map<String, String> details = new HashMap<>();
    details.put("bytes", text(change.bytes()));
    details.put("images", text(change.images()));
    return details;
  }

  private static String text(@Nullable Long most) {
    if (most == null) {
      return "default";
    }
    return most == QuotaChange.UNLIMITED ? "unlimited" : most.toString();
  }
}

package dev.pinhole.server.account;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code accounts}.
 *
 * @param pending the address that is to be the account's once it is confirmed
 */
record StoredAccount(
    long id,
    String username,
    @Nullable Email email,
    boolean emailVerified,
    @Nullable Email pending,
    String passwordHash,
    Role role,
    boolean disabled,
    int sessionVersion,
    Instant createdAt) {

  Account toAccount() {
    return new Account(
        id, username, shown(email), emailVerified, shown(pending), role, disabled, createdAt);
  }

  private static @Nullable String shown(@Nullable Email email) {
    return email == null ? null : email.shown();
  }

  /** That a message has yet to reach; null for none. */
  @Nullable Email unconfirmed() {
    return pending != null || emailVerified ? pending : email;
  }

  @Override
  public String toString() {
    return "StoredAccount[" + id + "]";
  }
}

package dev.pinhole.server.account;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code accounts}. */
record StoredAccount(
    long id,
    String username,
    @Nullable String email,
    String passwordHash,
    Role role,
    boolean disabled,
    int sessionVersion,
    Instant createdAt) {

  Account toAccount() {
    return new Account(id, username, email, role, disabled, createdAt);
  }

  @Override
  public String toString() {
    return "StoredAccount[" + id + "]";
  }
}

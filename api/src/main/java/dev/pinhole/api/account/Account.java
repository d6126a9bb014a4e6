package dev.pinhole.api.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person (or program) with a password.
///
/// @param id never reused
/// @param emailVerified whether a message to `email` has arrived
/// @param pendingEmail the address that is to take its place once a message to it has arrived
/// @param disabled cannot sign in, and its sessions and tokens do not work
/// @param usage null where it was not asked for
/// @param quota likewise
public record Account(
    long id,
    String username,
    @Nullable String email,
    boolean emailVerified,
    @Nullable String pendingEmail,
    Role role,
    boolean disabled,
    Instant createdAt,
    @Nullable Usage usage,
    @Nullable Quota quota) {

  public Account(
      long id,
      String username,
      @Nullable String email,
      boolean emailVerified,
      @Nullable String pendingEmail,
      Role role,
      boolean disabled,
      Instant createdAt) {
    this(id, username, email, emailVerified, pendingEmail, role, disabled, createdAt, null, null);
  }

  /// The same for whom its e-mail addresses are none of their business.
  public Account withoutEmail() {
    return new Account(id, username, null, false, null, role, disabled, createdAt, usage, quota);
  }

  /// The same with what it keeps and may keep.
  public Account with(Usage usage, Quota quota) {
    return new Account(
        id, username, email, emailVerified, pendingEmail, role, disabled, createdAt, usage, quota);
  }
}

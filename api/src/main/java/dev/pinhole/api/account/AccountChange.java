package dev.pinhole.api.account;

import org.jspecify.annotations.Nullable;

/// What to change in one's own account; what is absent stays.
///
/// @param email the new address, or an empty string for none; where the server sends mail, it waits
///   as `pendingEmail` until its owner has followed the link sent to it
/// @param password the new one; ends all sessions but the browser's that sets it
/// @param currentPassword needed for either
/// @param code of the second factor, where the account has one
public record AccountChange(
    @Nullable String email,
    @Nullable String password,
    String currentPassword,
    @Nullable String code) {

  public AccountChange(@Nullable String email, @Nullable String password, String currentPassword) {
    this(email, password, currentPassword, null);
  }

  @Override
  public String toString() {
    return "AccountChange[email=" + email + "]";
  }
}

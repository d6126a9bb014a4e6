package dev.pinhole.api.account;

import org.jspecify.annotations.Nullable;

/// A new account.
///
/// @param username 2 to 40 letters, digits, `.`, `_` and `-`; unique without regard to case
/// @param password 8 characters to 72 bytes of UTF-8
/// @param code from an admin, where the server asks for one
public record Registration(
    String username, @Nullable String email, String password, @Nullable String code) {

  @Override
  public String toString() {
    return "Registration[username=" + username + "]";
  }
}

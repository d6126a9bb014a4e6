package dev.pinhole.api.account;

import org.jspecify.annotations.Nullable;

/// Signing in.
///
/// @param username or the account's e-mail address
/// @param code of the second factor, where the account has one: six digits of the app, a recovery
///   code, or what a browser made of a passkey, as JSON
public record Login(String username, String password, @Nullable String code) {

  public Login(String username, String password) {
    this(username, password, null);
  }

  @Override
  public String toString() {
    return "Login[]";
  }
}

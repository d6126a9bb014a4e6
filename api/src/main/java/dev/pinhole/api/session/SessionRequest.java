package dev.pinhole.api.session;

import org.jspecify.annotations.Nullable;

/// Signing in with a browser.
///
/// @param username or the account's e-mail address
/// @param code of the second factor, where the account has one
/// @param rememberDevice whether this browser is asked for no code for the next 30 days
public record SessionRequest(
    String username, String password, @Nullable String code, @Nullable Boolean rememberDevice) {

  public SessionRequest(String username, String password) {
    this(username, password, null, null);
  }

  @Override
  public String toString() {
    return "SessionRequest[]";
  }
}

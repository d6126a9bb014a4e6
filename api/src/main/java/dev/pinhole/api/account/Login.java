package dev.pinhole.api.account;

/// Signing in.
///
/// @param username or the account's e-mail address
public record Login(String username, String password) {

  @Override
  public String toString() {
    return "Login[]";
  }
}

package dev.pinhole.api.account;

/// A new password, by a link that was sent or handed over.
///
/// @param token what the link ends with, after the `#`
/// @param password the new one; ends all sessions
public record PasswordReset(String token, String password) {

  @Override
  public String toString() {
    return "PasswordReset[]";
  }
}

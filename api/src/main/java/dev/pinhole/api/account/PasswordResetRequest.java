package dev.pinhole.api.account;

/// Asks for a link with which a new password can be set.
///
/// @param email of the account
public record PasswordResetRequest(String email) {

  @Override
  public String toString() {
    return "PasswordResetRequest[]";
  }
}

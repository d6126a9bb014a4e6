package dev.pinhole.api.account;

/// Shows that a message to an address has arrived.
///
/// @param token what the link ends with, after the `#`
public record EmailConfirmation(String token) {

  @Override
  public String toString() {
    return "EmailConfirmation[]";
  }
}

package dev.pinhole.api.account;

/// The first code of an app.
///
/// @param code six digits
public record TotpConfirmation(String code) {

  @Override
  public String toString() {
    return "TotpConfirmation[]";
  }
}

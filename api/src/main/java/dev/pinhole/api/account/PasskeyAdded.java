package dev.pinhole.api.account;

import java.util.List;

/// A passkey that has been added.
///
/// @param recoveryCodes with the account's first second factor; empty otherwise
public record PasskeyAdded(Passkey passkey, List<String> recoveryCodes) {

  @Override
  public String toString() {
    return "PasskeyAdded[" + passkey.id() + "]";
  }
}

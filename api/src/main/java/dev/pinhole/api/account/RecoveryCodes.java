package dev.pinhole.api.account;

import java.util.List;

/// What signs in once each in place of a second factor that is lost. Shown once.
///
/// @param recoveryCodes empty where those of before stay good
public record RecoveryCodes(List<String> recoveryCodes) {

  @Override
  public String toString() {
    return "RecoveryCodes[" + recoveryCodes.size() + "]";
  }
}

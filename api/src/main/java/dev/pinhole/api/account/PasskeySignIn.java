package dev.pinhole.api.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody shows a passkey.
///
/// @param credential what `PublicKeyCredential.toJSON()` gives for one that was asked for
/// @param rememberDevice whether this browser is asked for no code for the next 30 days
public record PasskeySignIn(Map<String, Object> credential, @Nullable Boolean rememberDevice) {

  @Override
  public String toString() {
    return "PasskeySignIn[]";
  }
}

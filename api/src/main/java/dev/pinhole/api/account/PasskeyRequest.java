package dev.pinhole.api.account;

import java.util.Map;

/// A passkey to be added.
///
/// @param name for people, 1 to 100 characters
/// @param credential what `PublicKeyCredential.toJSON()` gives for a new one (WebAuthn, section
///   5.1.8)
public record PasskeyRequest(String name, Map<String, Object> credential) {

  @Override
  public String toString() {
    return "PasskeyRequest[name=" + name + "]";
  }
}

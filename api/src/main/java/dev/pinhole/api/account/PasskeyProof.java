package dev.pinhole.api.account;

import java.util.Map;

/// Somebody who is signed in shows again who they are, with a passkey.
///
/// @param credential what `PublicKeyCredential.toJSON()` gives for one that was asked for
public record PasskeyProof(Map<String, Object> credential) {

  @Override
  public String toString() {
    return "PasskeyProof[]";
  }
}

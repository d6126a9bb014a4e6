package dev.pinhole.api.session;

import org.jspecify.annotations.Nullable;

/// Somebody who is signed in shows again who they are.
///
/// @param code of the second factor, where the account has one
public record ProofRequest(String password, @Nullable String code) {

  public ProofRequest(String password) {
    this(password, null);
  }

  @Override
  public String toString() {
    return "ProofRequest[]";
  }
}

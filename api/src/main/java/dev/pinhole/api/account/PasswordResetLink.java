package dev.pinhole.api.account;

import java.time.Instant;

/// A link with which a new password can be set, once, for an admin to hand over. Shown once.
public record PasswordResetLink(String link, Instant expiresAt) {

  @Override
  public String toString() {
    return "PasswordResetLink[expiresAt=" + expiresAt + "]";
  }
}

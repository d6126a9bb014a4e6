package dev.pinhole.api.account;

import java.time.Instant;

/// Lets one person register. Shown once.
public record RegistrationCode(String code, Instant expiresAt) {

  @Override
  public String toString() {
    return "RegistrationCode[expiresAt=" + expiresAt + "]";
  }
}

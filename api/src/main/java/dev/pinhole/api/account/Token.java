package dev.pinhole.api.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A long-lived credential for a program.
///
/// @param expiresAt never where absent
/// @param lastUsedAt to the minute; never where absent
/// @param token the secret itself; only in the answer that made it
public record Token(
    long id,
    String name,
    Set<Scope> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable String token) {

  @Override
  public String toString() {
    return "Token[id=" + id + ", name=" + name + "]";
  }
}

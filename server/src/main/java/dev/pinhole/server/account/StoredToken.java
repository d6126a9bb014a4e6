package dev.pinhole.server.account;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of {@code tokens}. */
record StoredToken(
    long id,
    long accountId,
    String name,
    String hash,
    Set<Scope> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  boolean expired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  StoredToken usedAt(Instant now) {
    return new StoredToken(id, accountId, name, hash, scopes, createdAt, expiresAt, now);
  }

  Token toToken(@Nullable String secret) {
    return new Token(id, name, scopes, createdAt, expiresAt, lastUsedAt, secret);
  }
}

package dev.pinhole.server.oauth.internal;

import java.time.Instant;
import java.util.Set;

/** A row of {@code oauth_token}. */
record Issued(
    long family,
    TokenKind kind,
    TokenHash hash,
    Set<String> scopes,
    Instant issuedAt,
    Instant expiresAt,
    boolean spent) {

  boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}

package dev.pinhole.api.oauth;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one lets a program do.
///
/// @param scopes as programs name them, with `openid`, `profile` and `email`
/// @param createdAt when the program had its first token
/// @param lastUsedAt exact to a minute
/// @param expiresAt when it ends unless the program is used before
public record AuthorizationView(
    String id,
    ClientSummary client,
    Set<String> scopes,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    Instant expiresAt) {}

package dev.pinhole.api.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A browser that has been remembered: signing in from it needs no code of the second factor.
///
/// @param lastUsedAt when it last stood for a code; never where absent
/// @param address from which it was remembered
/// @param agent what the browser said of itself then
/// @param current whether it is the one that asks
public record Device(
    long id,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    String address,
    @Nullable String agent,
    boolean current) {}

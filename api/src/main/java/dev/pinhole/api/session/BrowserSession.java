package dev.pinhole.api.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A browser in which the account is signed in.
///
/// @param id to end it with; opens nothing
/// @param lastUsedAt to the minute
/// @param address from which it was begun: an IPv4 address, or the /64 of an IPv6 address
/// @param agent what the browser said of itself when it was begun
/// @param current whether it is the one that asks
public record BrowserSession(
    String id,
    Instant createdAt,
    Instant lastUsedAt,
    String address,
    @Nullable String agent,
    boolean current) {}

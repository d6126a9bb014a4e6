package dev.pinhole.api.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A passkey (WebAuthn), with which its owner signs in without a password.
///
/// @param name for people
/// @param synced whether its owner's other devices have it, too
/// @param lastUsedAt never where absent
public record Passkey(
    long id, String name, boolean synced, Instant createdAt, @Nullable Instant lastUsedAt) {}

package dev.pinhole.api.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account of another server with which one signs in.
///
/// @param provider the id of that server
/// @param name of the account there, most often its e-mail address
public record Identity(
    long id, String provider, @Nullable String name, Instant createdAt, Instant lastUsedAt) {}

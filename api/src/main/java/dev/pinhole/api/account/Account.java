package dev.pinhole.api.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person (or program) with a password.
///
/// @param id never reused
/// @param disabled cannot sign in, and its sessions and tokens do not work
public record Account(
    long id,
    String username,
    @Nullable String email,
    Role role,
    boolean disabled,
    Instant createdAt) {}

package dev.pinhole.api.account;

import org.jspecify.annotations.Nullable;

/// A code to be made.
///
/// @param expiresIn seconds, 60 to 2592000 (30 days); 7 days where absent
public record RegistrationCodeRequest(@Nullable Long expiresIn) {}

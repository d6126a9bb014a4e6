package dev.pinhole.api.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A token to be made.
///
/// @param name for people, 1 to 100 characters
/// @param scopes at least one
/// @param expiresIn seconds, from 60; never where absent
public record TokenRequest(String name, Set<Scope> scopes, @Nullable Long expiresIn) {}

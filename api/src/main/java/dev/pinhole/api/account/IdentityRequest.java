package dev.pinhole.api.account;

import org.jspecify.annotations.Nullable;

/// An account of another server to be linked.
///
/// @param provider its id
/// @param continueAt a path of ours where the browser is sent in the end; `/` where absent
public record IdentityRequest(String provider, @Nullable String continueAt) {}

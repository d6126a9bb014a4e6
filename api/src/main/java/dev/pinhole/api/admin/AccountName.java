package dev.pinhole.api.admin;

import org.jspecify.annotations.Nullable;

/// Whose something is, or who did it.
///
/// @param username null where there is no such account any more
public record AccountName(long id, @Nullable String username) {}

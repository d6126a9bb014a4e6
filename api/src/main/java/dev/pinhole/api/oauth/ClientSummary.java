package dev.pinhole.api.oauth;

import org.jspecify.annotations.Nullable;

/// A program as people are told of it.
///
/// @param id its `client_id`
/// @param homepage as whoever set it up gave it; not checked
public record ClientSummary(String id, String name, @Nullable String homepage) {}

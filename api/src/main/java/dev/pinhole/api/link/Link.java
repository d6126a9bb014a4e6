package dev.pinhole.api.link;

import java.time.Instant;

/// A signed link: who holds it sees the image until it expires.
///
/// @param url absolute
/// @param expiresAt to the second
public record Link(String url, Instant expiresAt) {}

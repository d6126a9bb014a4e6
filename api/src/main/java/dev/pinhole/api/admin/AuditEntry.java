package dev.pinhole.api.admin;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An entry of the audit trail.
///
/// @param number ascending in the order of writing
/// @param action what was done, for example `signed-in`
/// @param actor who did it; null for nobody who is known
/// @param subject what it was done to, for example `account 7`
/// @param address from where: an IPv4 address, or the /64 of an IPv6 address; null for what the
///   server did by itself
/// @param agent what the client called itself
/// @param details more, by name
public record AuditEntry(
    long number,
    Instant at,
    String action,
    @Nullable AccountName actor,
    String subject,
    @Nullable String address,
    @Nullable String agent,
    Map<String, String> details) {}

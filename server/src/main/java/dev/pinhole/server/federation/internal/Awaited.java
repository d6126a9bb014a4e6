package dev.pinhole.server.federation.internal;

import java.time.Instant;

/**
 * Somebody who comes from a provider, of whom the code of the second factor is awaited.
 *
 * @param version of the account: ends with its sessions
 */
record Awaited(long account, int version, String provider, Instant end) {}

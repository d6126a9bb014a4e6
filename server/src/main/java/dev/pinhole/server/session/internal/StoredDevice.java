package dev.pinhole.server.session.internal;

import dev.pinhole.api.session.Device;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code device}. */
record StoredDevice(
    long id,
    long account,
    String hash,
    int version,
    String address,
    @Nullable String agent,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  boolean runs(int accountVersion, Instant now) {
    return version == accountVersion && now.isBefore(expiresAt);
  }

  Device shown(boolean current) {
    return new Device(id, createdAt, expiresAt, lastUsedAt, address, agent, current);
  }

  @Override
  public String toString() {
    return "StoredDevice[" + id + "]";
  }
}

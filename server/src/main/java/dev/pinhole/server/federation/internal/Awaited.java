package dev.pinhole.server.federation.internal;

import java.time.Instant;

/**
 * Somebody who comes from a provider, of whom the code of the second factor is awaited.
 *
 * @param version of the account: ends with its sessions
 * @param person who is linked to the account once the code is right
 */
record Awaited(long account, int version, Person person, Instant end) {

  @Override
  public String toString() {
    return "Awaited[" + account + "]";
  }
}

package dev.pinhole.server.federation.internal;

import org.jspecify.annotations.Nullable;

/**
 * Somebody, as a provider knows them.
 *
 * @param issuer what makes {@code subject} unique, for ever: not our name for the provider
 * @param subject never given to anybody else there
 * @param verified whether the provider has seen that a message to the address arrives
 */
record Person(
    String provider,
    String issuer,
    String subject,
    @Nullable String name,
    @Nullable String email,
    boolean verified) {

  @Override
  public String toString() {
    return "Person[" + provider + "]";
  }
}

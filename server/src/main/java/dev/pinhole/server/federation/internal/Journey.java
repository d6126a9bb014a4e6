package dev.pinhole.server.federation.internal;

import java.time.Instant;

/**
 * What a browser was sent to a provider with. It carries that itself, sealed, so that a flood of
 * visitors leaves nothing here.
 *
 * @param account that is to be linked; 0 for signing in
 * @param continueAt a path of ours
 */
record Journey(
    String provider,
    String state,
    String nonce,
    String verifier,
    String redirectUri,
    long account,
    String continueAt,
    Instant end) {

  @Override
  public String toString() {
    return "Journey[" + provider + "]";
  }
}

package dev.pinhole.server.oauth.internal;

import dev.pinhole.server.platform.ConstantTime;
import dev.pinhole.server.platform.Sha256;

/**
 * What is kept of a secret of ours. Where one is read that nobody has presented, {@link #stand} is
 * there in its place; presented itself, it is no secret of ours, since it is hashed again.
 */
record TokenHash(String hex) {
  private static final String STANDS = "sha256:";

  static TokenHash of(String secret) {
    return secret.startsWith(STANDS)
        ? new TokenHash(secret.substring(STANDS.length()))
        : ofPresented(secret);
  }

  /** Of what came from outside, whatever it looks like. */
  static TokenHash ofPresented(String secret) {
    return new TokenHash(Sha256.hex(secret));
  }

  String stand() {
    return STANDS + hex;
  }

  boolean matches(String otherHex) {
    return ConstantTime.same(hex, otherHex);
  }
}

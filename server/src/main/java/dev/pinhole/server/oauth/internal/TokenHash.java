package dev.pinhole.server.oauth.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(secret.getBytes(StandardCharsets.UTF_8));
      return new TokenHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  String stand() {
    return STANDS + hex;
  }

  boolean matches(String otherHex) {
    return MessageDigest.isEqual(
        hex.getBytes(StandardCharsets.US_ASCII), otherHex.getBytes(StandardCharsets.US_ASCII));
  }
}

package dev.pinhole.server.account;

import dev.pinhole.server.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * How random secrets of ours are kept. People's passwords are another matter: {@link Passwords}.
 */
public final class Secrets {
  private Secrets() {}

  /** SHA-256 in hexadecimal. */
  public static String hash(String secret) {
    return Sha256.hex(secret);
  }

  /** Takes the same time wherever they differ. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}

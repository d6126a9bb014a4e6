package dev.pinhole.server.account;

import dev.pinhole.server.platform.Sha256;

/**
 * How random secrets of ours are kept. People's passwords are another matter: {@link Passwords}.
 */
public final class Secrets {
  private Secrets() {}

  /** SHA-256 in hexadecimal. */
  public static String hash(String secret) {
    return Sha256.hex(secret);
  }
}

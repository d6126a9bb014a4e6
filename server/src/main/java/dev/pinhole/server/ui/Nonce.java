package dev.pinhole.server.ui;

import java.security.SecureRandom;
import java.util.Base64;

/** Marks the styles that a page makes itself; unknown to whoever would smuggle some in. */
record Nonce(String value) {
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Nonce fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Nonce(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}

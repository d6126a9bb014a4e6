package dev.pinhole.server.platform;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Random names that cannot be guessed. */
public final class Ids {
  /** Characters in {@link #next()}: what 128 bits need in base 62. */
  public static final int LENGTH = 22;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** 128 random bits as 22 base62 characters. */
  public static String next() {
    return text(new BigInteger(128, RANDOM));
  }

  /** Whether this can be something that {@link #next()} gave. */
  public static boolean valid(String text) {
    return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  static String text(BigInteger number) {
    char[] digits = new char[LENGTH];
    BigInteger rest = number;
    for (int i = LENGTH - 1; i >= 0; i--) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      digits[i] = ALPHABET.charAt(parts[1].intValue());
      rest = parts[0];
    }
    return new String(digits);
  }
}

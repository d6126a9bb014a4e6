package dev.pinhole.server.platform;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/** Random names that cannot be guessed. */
public final class Ids {
  /** Characters in {@link #next()}: what 128 bits need in base 62. */
  public static final int LENGTH = 22;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BITS = 128;

  private Ids() {}

  /** 128 random bits as 22 base62 characters. */
  public static String next() {
    return text(new BigInteger(BITS, RANDOM));
  }

  /** Whether this can be something that {@link #next()} gave. */
  public static boolean valid(String text) {
    return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  /**
   * The same bits in the form of a UUID, for programs that know ids in that form only. It says
   * nothing in the places of a version and a variant.
   *
   * @throws IllegalArgumentException for what {@link #next()} cannot have given
   */
  public static UUID toUuid(String id) {
    if (!valid(id) || number(id).bitLength() > BITS) {
      throw new IllegalArgumentException("not an id of " + BITS + " bits");
    }
    BigInteger number = number(id);
    return new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue());
  }

  /** The other way round: each UUID is one id, whether there is such a thing or not. */
  public static String ofUuid(UUID uuid) {
    ByteBuffer bits = ByteBuffer.allocate(BITS / Byte.SIZE);
    bits.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    return text(new BigInteger(1, bits.array()));
  }

  private static BigInteger number(String id) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < LENGTH; i++) {
      number = number.multiply(BASE).add(BigInteger.valueOf(ALPHABET.indexOf(id.charAt(i))));
    }
    return number;
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

package dev.pinhole.server.factor.internal;

/** Bytes in letters that are not taken for one another (RFC 4648, section 6), without padding. */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int waiting = 0;
    for (byte each : bytes) {
      buffer = buffer << Byte.SIZE | Byte.toUnsignedInt(each);
      waiting += Byte.SIZE;
      while (waiting >= BITS) {
        waiting -= BITS;
        text.append(ALPHABET.charAt(buffer >> waiting & 31));
      }
      buffer &= (1 << waiting) - 1;
    }
    return waiting == 0
        ? text.toString()
        : text.append(ALPHABET.charAt(buffer << (BITS - waiting) & 31)).toString();
  }
}

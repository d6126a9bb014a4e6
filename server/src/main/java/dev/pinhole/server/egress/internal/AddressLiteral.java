package dev.pinhole.server.egress.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads addresses in their one canonical-enough notation each. The looser forms of {@code
 * inet_aton} are not read: {@code 0177.0.0.1} is loopback to some software and public to other.
 */
final class AddressLiteral {

  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int GROUPS = 8;

  private AddressLiteral() {}

  /** Either version, IPv6 without brackets. */
  static Optional<byte[]> any(String text) {
    return text.indexOf(':') < 0 ? v4(text) : v6(text);
  }

  /** Four decimal numbers without leading zeros. */
  static Optional<byte[]> v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4 || !Arrays.stream(parts).allMatch(AddressLiteral::isOctet)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Optional.of(bytes);
  }

  private static boolean isOctet(String part) {
    return OCTET.matcher(part).matches() && Integer.parseInt(part) <= 255;
  }

  /** RFC 4291, with {@code ::} and with an IPv4 address at the end, without a zone. */
  static Optional<byte[]> v6(String text) {
    Optional<String> hex = withoutDottedEnd(text);
    if (hex.isEmpty()) {
      return Optional.empty();
    }
    int gap = hex.get().indexOf("::");
    return gap < 0 ? whole(groups(hex.get())) : around(hex.get(), gap);
  }

  private static Optional<String> withoutDottedEnd(String text) {
    int last = text.lastIndexOf(':');
    if (last < 0 || text.indexOf('.') < 0) {
      return Optional.of(text);
    }
    return v4(text.substring(last + 1))
        .map(v4 ->
            "%s%x:%x"
                .formatted(text.substring(0, last + 1), pair(v4[0], v4[1]), pair(v4[2], v4[3])));
  }

  private static int pair(byte high, byte low) {
    return ((high & 0xff) << 8) | (low & 0xff);
  }

  private static Optional<byte[]> around(String text, int gap) {
    String[] before = groups(text.substring(0, gap));
    String[] after = groups(text.substring(gap + 2));
    if (before.length + after.length >= GROUPS) {
      return Optional.empty();
    }
    String[] all = new String[GROUPS];
    Arrays.fill(all, "0");
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(after, 0, all, GROUPS - after.length, after.length);
    return whole(all);
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static Optional<byte[]> whole(String[] groups) {
    if (groups.length != GROUPS
        || !Arrays.stream(groups).allMatch(group -> GROUP.matcher(group).matches())) {
      return Optional.empty();
    }
    byte[] bytes = new byte[2 * GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      int value = Integer.parseInt(groups[i], 16);
      bytes[2 * i] = (byte) (value >> 8);
      bytes[2 * i + 1] = (byte) value;
    }
    return Optional.of(bytes);
  }
}

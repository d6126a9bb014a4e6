package dev.pinhole.server.platform.front;

import java.net.InetAddress;

/**
 * Addresses that begin with the same bits (CIDR, RFC 4632 and RFC 4291).
 *
 * @param bits how many count
 */
public record AddressRange(InetAddress first, int bits) {

  /**
   * Reads {@code 10.0.0.0/8}, {@code fd00::/8}, or one address.
   *
   * @throws IllegalArgumentException for a name, or a length that the address does not have
   */
  public static AddressRange of(String text) {
    int slash = text.indexOf('/');
    InetAddress first = address(slash < 0 ? text : text.substring(0, slash), text);
    int most = first.getAddress().length * Byte.SIZE;
    return new AddressRange(first, slash < 0 ? most : bits(text.substring(slash + 1), most, text));
  }

  boolean contains(InetAddress address) {
    byte[] own = first.getAddress();
    byte[] other = address.getAddress();
    if (own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress address(String text, String all) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wanted(all), e);
    }
  }

  private static int bits(String text, int most, String all) {
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException(wanted(all));
    }
    return Integer.parseInt(text);
  }

  private static String wanted(String text) {
    return text + " is no address like 10.0.0.7 and no range like 10.0.0.0/8 or fd00::/8";
  }
}

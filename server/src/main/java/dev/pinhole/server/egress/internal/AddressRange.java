package dev.pinhole.server.egress.internal;

import java.util.Optional;

/** All addresses of one version that begin with the same bits. */
final class AddressRange {

  private final String text;
  private final byte[] network;
  private final int bits;

  private AddressRange(String text, byte[] network, int bits) {
    this.text = text;
    this.network = network;
    this.bits = bits;
  }

  /**
   * Reads a range.
   *
   * @param text {@code 10.0.0.0/8}, {@code fc00::/7}, or one address
   * @return nothing if it is no range, or if bits are set that the prefix does not cover: a typing
   *     error that would otherwise open or close something else
   */
  static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    return AddressLiteral.any(address)
        .flatMap(bytes -> of(text, bytes, slash < 0 ? "" : text.substring(slash + 1)));
  }

  private static Optional<AddressRange> of(String text, byte[] network, String length) {
    int most = network.length * 8;
    if (text.indexOf('/') < 0) {
      return Optional.of(new AddressRange(text, network, most));
    }
    if (!length.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(length) > most) {
      return Optional.empty();
    }
    var range = new AddressRange(text, network, Integer.parseInt(length));
    return range.hasBitsBeyondPrefix() ? Optional.empty() : Optional.of(range);
  }

  private boolean hasBitsBeyondPrefix() {
    for (int bit = bits; bit < network.length * 8; bit++) {
      if (bit(network, bit) != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it begins with the same bits.
   *
   * @param address 4 or 16 bytes; those of the other version are not in the range
   */
  boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (bit(address, bit) != bit(network, bit)) {
        return false;
      }
    }
    return true;
  }

  private static int bit(byte[] bytes, int index) {
    return (bytes[index / 8] >> (7 - index % 8)) & 1;
  }

  @Override
  public String toString() {
    return text;
  }
}

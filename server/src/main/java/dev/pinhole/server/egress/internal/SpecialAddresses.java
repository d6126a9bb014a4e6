package dev.pinhole.server.egress.internal;

import static dev.pinhole.server.egress.internal.SpecialAddresses.Opening.BY_ADDRESS;
import static dev.pinhole.server.egress.internal.SpecialAddresses.Opening.BY_NAME;
import static dev.pinhole.server.egress.internal.SpecialAddresses.Opening.NEVER;

import java.util.List;
import java.util.Optional;

/**
 * Which addresses are not of the public network: the special-purpose registries of IANA for IPv4
 * and IPv6, and what clouds have put elsewhere. The only place that judges an address; {@link
 * java.net.InetAddress}'s own predicates miss half of this list.
 */
final class SpecialAddresses {

  /** What an operator has to write to open such an address. */
  enum Opening {
    /** A host is enough: private networks, where the operator's own services live. */
    BY_NAME,
    /** Only the address or its range: what nobody means who allows a host. */
    BY_ADDRESS,
    /** Nothing: another spelling of an address, or none that a connection can be made to. */
    NEVER
  }

  /**
   * A range that is not of the public network.
   *
   * @param source registry entry or documentation that says so
   */
  record Row(AddressRange range, Opening opening, String what, String source) {}

  private static final AddressRange GLOBAL_UNICAST = range("2000::/3");

  /** Clouds come first: their addresses lie within wider rows that a host entry may open. */
  static final List<Row> ROWS =
      List.of(
          row("168.63.129.16", BY_ADDRESS, "cloud platform", "Azure virtual public address"),
          row("100.100.100.200", BY_ADDRESS, "cloud metadata", "Alibaba Cloud instance metadata"),
          row("192.0.0.192", BY_ADDRESS, "cloud metadata", "Oracle Cloud Classic metadata"),
          row("161.26.0.0/16", BY_ADDRESS, "cloud platform", "IBM Cloud service network"),
          row("166.8.0.0/14", BY_ADDRESS, "cloud platform", "IBM Cloud service endpoints"),
          row("fd00:ec2::/32", BY_ADDRESS, "cloud metadata", "AWS instance metadata and DNS"),
          row("fd20:ce::254", BY_ADDRESS, "cloud metadata", "Google Cloud metadata"),
          row("fd00:c1::a9fe:a9fe", BY_ADDRESS, "cloud metadata", "Oracle Cloud metadata"),
          row("0.0.0.0/8", NEVER, "this network", "IANA IPv4, RFC 791, RFC 1122"),
          row("10.0.0.0/8", BY_NAME, "private", "IANA IPv4, RFC 1918"),
          row("100.64.0.0/10", BY_NAME, "carrier's", "IANA IPv4, RFC 6598"),
          row("127.0.0.0/8", BY_NAME, "loopback", "IANA IPv4, RFC 1122"),
          row("169.254.0.0/16", BY_ADDRESS, "link-local", "IANA IPv4, RFC 3927"),
          row("172.16.0.0/12", BY_NAME, "private", "IANA IPv4, RFC 1918"),
          row("192.0.0.0/24", BY_ADDRESS, "protocol assignment", "IANA IPv4, RFC 6890"),
          row("192.0.2.0/24", BY_ADDRESS, "documentation", "IANA IPv4, RFC 5737"),
          row("192.88.99.0/24", BY_ADDRESS, "6to4 relay", "IANA IPv4, RFC 7526"),
          row("192.168.0.0/16", BY_NAME, "private", "IANA IPv4, RFC 1918"),
          row("198.18.0.0/15", BY_ADDRESS, "benchmarking", "IANA IPv4, RFC 2544"),
          row("198.51.100.0/24", BY_ADDRESS, "documentation", "IANA IPv4, RFC 5737"),
          row("203.0.113.0/24", BY_ADDRESS, "documentation", "IANA IPv4, RFC 5737"),
          row("224.0.0.0/4", NEVER, "multicast", "IANA IPv4 multicast, RFC 5771"),
          row("255.255.255.255", NEVER, "broadcast", "IANA IPv4, RFC 919"),
          row("240.0.0.0/4", BY_ADDRESS, "reserved", "IANA IPv4, RFC 1112"),
          row("::", NEVER, "unspecified", "IANA IPv6, RFC 4291"),
          row("::1", BY_NAME, "loopback", "IANA IPv6, RFC 4291"),
          row("::/96", NEVER, "IPv4-compatible", "RFC 4291, deprecated"),
          row("::ffff:0:0/96", NEVER, "IPv4-mapped", "IANA IPv6, RFC 4291"),
          row("::ffff:0:0:0/96", NEVER, "IPv4-translated", "RFC 2765"),
          row("64:ff9b::/96", BY_ADDRESS, "NAT64", "IANA IPv6, RFC 6052"),
          row("64:ff9b:1::/48", BY_ADDRESS, "NAT64", "IANA IPv6, RFC 8215"),
          row("100::/64", BY_ADDRESS, "discard-only", "IANA IPv6, RFC 6666"),
          row("100:0:0:1::/64", BY_ADDRESS, "dummy", "IANA IPv6, RFC 9780"),
          row("2001::/32", BY_ADDRESS, "Teredo", "IANA IPv6, RFC 4380"),
          row("2001:2::/48", BY_ADDRESS, "benchmarking", "IANA IPv6, RFC 5180"),
          row("2001:10::/28", BY_ADDRESS, "ORCHID", "IANA IPv6, RFC 4843"),
          row("2001:20::/28", BY_ADDRESS, "ORCHIDv2", "IANA IPv6, RFC 7343"),
          row("2001:30::/28", BY_ADDRESS, "drone identity", "IANA IPv6, RFC 9374"),
          row("2001::/23", BY_ADDRESS, "protocol assignment", "IANA IPv6, RFC 2928"),
          row("2001:db8::/32", BY_ADDRESS, "documentation", "IANA IPv6, RFC 3849"),
          row("2002::/16", BY_ADDRESS, "6to4", "IANA IPv6, RFC 3056"),
          row("3fff::/20", BY_ADDRESS, "documentation", "IANA IPv6, RFC 9637"),
          row("5f00::/16", BY_ADDRESS, "segment routing", "IANA IPv6, RFC 9602"),
          row("fc00::/7", BY_NAME, "private", "IANA IPv6, RFC 4193"),
          row("fe80::/10", BY_ADDRESS, "link-local", "IANA IPv6, RFC 4291"),
          row("fec0::/10", BY_ADDRESS, "site-local", "RFC 3879, deprecated"),
          row("ff00::/8", NEVER, "multicast", "IANA IPv6, RFC 4291"));

  private static final Row NOT_UNICAST =
      row("::/0", BY_ADDRESS, "unassigned", "IANA IPv6 address space: only 2000::/3 is global");

  private SpecialAddresses() {}

  /**
   * Judges one address.
   *
   * @param address 4 or 16 bytes, as they would be connected to
   * @return the row that makes it special; nothing for an address of the public network
   */
  static Optional<Row> row(byte[] address) {
    Optional<Row> row = ROWS.stream().filter(r -> r.range().contains(address)).findFirst();
    boolean unassigned = address.length == 16 && !GLOBAL_UNICAST.contains(address);
    return row.isEmpty() && unassigned ? Optional.of(NOT_UNICAST) : row;
  }

  private static Row row(String range, Opening opening, String what, String source) {
    return new Row(range(range), opening, what, source);
  }

  private static AddressRange range(String text) {
    return AddressRange.parse(text).orElseThrow();
  }
}

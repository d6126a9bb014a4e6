package dev.pinhole.server.egress.internal;

import java.util.Locale;
import java.util.Optional;

/** One entry of the allow or deny list. A port of 0 stands for any. */
sealed interface Rule {

  int ANY_PORT = 0;

  int port();

  default boolean coversPort(int asked) {
    return port() == ANY_PORT || port() == asked;
  }

  /** Addresses, however they are reached. */
  record OfAddresses(AddressRange range, int port) implements Rule {

    boolean covers(byte[] address, int asked) {
      return coversPort(asked) && range.contains(address);
    }
  }

  /**
   * Names.
   *
   * @param below all names that end in a dot and this one, but not itself
   */
  record OfHost(String name, boolean below, int port) implements Rule {

    boolean covers(String host, int asked) {
      return coversPort(asked) && (below ? host.endsWith("." + name) : host.equals(name));
    }
  }

  /**
   * Reads an entry.
   *
   * @param setting for the message
   * @throws IllegalArgumentException names the setting, the entry and what would be accepted
   */
  static Rule parse(String setting, String entry) {
    return addresses(entry)
        .or(() -> host(entry))
        .orElseThrow(() -> new IllegalArgumentException(complaint(setting, entry)));
  }

  private static String complaint(String setting, String entry) {
    return "%s: \"%s\" is neither a range (10.1.0.0/16), an address, a host (wiki.example), a wildcard (*.wiki.example), nor one of the last three with a port (127.0.0.1:8080, [::1]:8080)"
        .formatted(setting, entry);
  }

  private static Optional<Rule> addresses(String entry) {
    Optional<Rule> plain = range(entry, ANY_PORT);
    if (plain.isPresent() || !entry.contains(":") || entry.contains("/")) {
      return plain;
    }
    int colon = entry.lastIndexOf(':');
    return PortText.parse(entry.substring(colon + 1))
        .flatMap(port -> range(unbracketed(entry.substring(0, colon)), port));
  }

  private static Optional<Rule> range(String text, int port) {
    return AddressRange.parse(text).map(range -> new OfAddresses(range, port));
  }

  /** An IPv6 address with a port needs its brackets, or the port would be read as its end. */
  private static String unbracketed(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    return bracketed ? text.substring(1, text.length() - 1) : text.replace(':', '?');
  }

  private static Optional<Rule> host(String entry) {
    int colon = entry.indexOf(':');
    if (colon < 0) {
      return host(entry, ANY_PORT);
    }
    return PortText.parse(entry.substring(colon + 1))
        .flatMap(port -> host(entry.substring(0, colon), port));
  }

  private static Optional<Rule> host(String text, int port) {
    boolean below = text.startsWith("*.");
    String name = (below ? text.substring(2) : text).toLowerCase(Locale.ROOT);
    return HostName.isName(name) ? Optional.of(new OfHost(name, below, port)) : Optional.empty();
  }
}

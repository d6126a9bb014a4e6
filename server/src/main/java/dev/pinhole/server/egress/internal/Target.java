package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressRefusal.Reason;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a request wants to go.
 *
 * @param host a name in lower case, or an address, IPv6 without brackets
 * @param literal the address's bytes if the host is one; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Target(String host, int port, byte @Nullable [] literal) {

  private static final int LONGEST_SHOWN = 100;

  /**
   * Reads what a request names.
   *
   * @param authority {@code host:port}, as in CONNECT and in an absolute address
   * @param defaultPort where none is written; 0 if one has to be
   * @throws RefusedException for all that is not one host and one port, or could be read as another
   *     host by other software
   */
  static Target parse(String authority, int defaultPort) throws RefusedException {
    int colon = authority.endsWith("]") ? -1 : authority.lastIndexOf(':');
    String host = colon < 0 ? authority : authority.substring(0, colon);
    Optional<Integer> port =
        colon < 0
            ? Optional.of(defaultPort).filter(p -> p > 0)
            : PortText.parse(authority.substring(colon + 1));
    if (port.isEmpty()) {
      throw refused(host, 0, "needs a port from 1 to 65535");
    }
    return of(host, port.get());
  }

  private static Target of(String host, int port) throws RefusedException {
    return host.startsWith("[") ? ofVersion6(host, port) : ofNameOrVersion4(host, port);
  }

  private static Target ofVersion6(String host, int port) throws RefusedException {
    if (!host.endsWith("]")) {
      throw refused(host, port, "is not a host");
    }
    String inner = host.substring(1, host.length() - 1);
    byte[] bytes =
        AddressLiteral.v6(inner)
            .orElseThrow(() -> refused(host, port, "is not an IPv6 address without a zone"));
    return new Target(inner.toLowerCase(Locale.ROOT), port, bytes);
  }

  private static Target ofNameOrVersion4(String host, int port) throws RefusedException {
    String name = withoutDot(host.toLowerCase(Locale.ROOT));
    if (!HostName.endsInNumber(name)) {
      if (!HostName.isName(name)) {
        throw refused(host, port, "is not a host name in ASCII");
      }
      return new Target(name, port, null);
    }
    byte[] bytes =
        AddressLiteral.v4(name)
            .orElseThrow(
                () -> refused(host, port, "is an address in a form that is read differently"));
    return new Target(name, port, bytes);
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static RefusedException refused(String host, int port, String what) {
    String shown = host.length() > LONGEST_SHOWN ? host.substring(0, LONGEST_SHOWN) : host;
    return RefusedException.of(Reason.POLICY, shown, port, "\"%s\" %s".formatted(shown, what));
  }

  /** As in a Host header of plain HTTP. */
  String authority() {
    String text = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return port == 80 ? text : text + ":" + port;
  }
}

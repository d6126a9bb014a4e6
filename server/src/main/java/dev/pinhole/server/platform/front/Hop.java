package dev.pinhole.server.platform.front;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What a proxy says about one connection that it took; null for what it does not say. */
record Hop(
    @Nullable String client,
    @Nullable String scheme,
    @Nullable String host,
    @Nullable String port) {

  Arrival before(Arrival arrival) {
    Arrival told = arrival.to(scheme, HostAndPort.read(host), HostAndPort.port(port));
    InetAddress address = address();
    return address == null ? told : told.from(address.getHostAddress());
  }

  /** Null for {@code unknown}, a hidden name (RFC 7239, section 6.3) and what is no address. */
  @Nullable InetAddress address() {
    if (client == null) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(bare(client));
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }

  /** Without a port, and without the brackets that an IPv6 address has beside one. */
  private static String bare(String text) {
    HostAndPort parts = HostAndPort.read(text);
    String host = parts == null ? text : parts.host();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}

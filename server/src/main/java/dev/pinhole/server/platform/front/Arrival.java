package dev.pinhole.server.platform.front;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a request came in: over the connection itself, or as proxies say that it did before them.
 *
 * @param address of whoever sent it
 * @param host as it was asked for; an IPv6 address stands in brackets
 */
record Arrival(String address, String scheme, String host, int port) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  boolean secure() {
    return scheme.equals("https");
  }

  Arrival from(String client) {
    return new Arrival(client, scheme, host, port);
  }

  /** Whatever is missing or makes no sense stays as it was. */
  Arrival to(@Nullable String newScheme, @Nullable HostAndPort newHost, @Nullable Integer newPort) {
    String wanted = newScheme == null ? scheme : newScheme.toLowerCase(Locale.ROOT);
    String effective = SCHEMES.contains(wanted) ? wanted : scheme;
    String name = newHost == null ? host : newHost.host();
    return new Arrival(address, effective, name, port(effective, newHost, newPort));
  }

  private int port(String effective, @Nullable HostAndPort newHost, @Nullable Integer newPort) {
    if (newPort != null) {
      return newPort;
    }
    if (newHost != null && newHost.port() != null) {
      return newHost.port();
    }
    boolean same = newHost == null && effective.equals(scheme);
    return same ? port : effective.equals("https") ? 443 : 80;
  }
}

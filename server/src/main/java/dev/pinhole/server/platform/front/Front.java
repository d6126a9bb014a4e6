package dev.pinhole.server.platform.front;

import dev.pinhole.server.platform.ServerAddress;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one place that decides from whom a request is and how it came. A stranger's headers change
 * nothing, and where the server's address is configured, no header changes that.
 */
@Component
class Front {
  private final List<AddressRange> trusted;
  private final ProxyHeaders kind;
  private final @Nullable URI base;

  Front(FrontProperties properties, ServerAddress address) {
    this.trusted = List.copyOf(properties.trustedProxies());
    this.kind = properties.proxyHeaders();
    this.base = address.baseUrl();
  }

  /**
   * @param connection what is known without anybody's word
   * @param headers all lines of a header
   */
  Arrival judge(Arrival connection, Function<String, List<String>> headers) {
    return atHome(isTrusted(connection.address()) ? believed(connection, headers) : connection);
  }

  /** Back from hop to hop, as long as who tells of one is trusted. */
  private Arrival believed(Arrival connection, Function<String, List<String>> headers) {
    Arrival arrival = connection;
    for (Hop hop : kind.read(headers).reversed()) {
      arrival = hop.before(arrival);
      if (hop.address() == null || !isTrusted(arrival.address())) {
        return arrival;
      }
    }
    return arrival;
  }

  private boolean isTrusted(String address) {
    return !trusted.isEmpty() && isIn(InetAddress.ofLiteral(address));
  }

  private boolean isIn(InetAddress address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }

  private Arrival atHome(Arrival arrival) {
    if (base == null) {
      return arrival;
    }
    Integer port = base.getPort() < 0 ? null : (Integer) base.getPort();
    return arrival.to(base.getScheme(), new HostAndPort(base.getHost(), port), null);
  }
}

package dev.pinhole.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as attempts are counted. */
public final class ClientAddress {
  private static final int HOUSEHOLD = 8;

  private ClientAddress() {}

  /** An IPv4 address, or the /64 of an IPv6 address: one line has all addresses of a /64. */
  public static String of(HttpServletRequest request) {
    return of(request.getRemoteAddr());
  }

  static String of(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six ? network(six) : address;
    } catch (IllegalArgumentException e) {
      // A proxy's header can carry anything; as it is, it still counts for itself.
      return address;
    }
  }

  private static String network(Inet6Address address) {
    return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), HOUSEHOLD)) + "/64";
  }
}

package dev.pinhole.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where a request comes from, as far as attempts are counted. */
public final class ClientAddress {
  /** Of the eight groups of 16 bits that an IPv6 address has. */
  private static final int HOUSEHOLD = 4;

  private ClientAddress() {}

  /**
   * An IPv4 address, or the /64 of an IPv6 address, as {@code 2001:db8:0:1::/64}: one line has all
   * addresses of a /64. This computer itself is {@code ::1}.
   */
  public static String of(HttpServletRequest request) {
    return of(request.getRemoteAddr());
  }

  static String of(String address) {
    try {
      InetAddress literal = InetAddress.ofLiteral(address);
      return literal instanceof Inet6Address six ? network(six) : literal.getHostAddress();
    } catch (IllegalArgumentException e) {
      // A proxy's header can carry anything; as it is, it still counts for itself.
      return address;
    }
  }

  /** As RFC 5952 has it: of the zeros in a network, those at its end are the most. */
  private static String network(Inet6Address address) {
    if (address.isLoopbackAddress()) {
      return "::1";
    }
    ShortBuffer groups = ByteBuffer.wrap(address.getAddress()).asShortBuffer();
    int end = HOUSEHOLD;
    while (end > 0 && groups.get(end - 1) == 0) {
      end--;
    }
    return IntStream.range(0, end)
            .mapToObj(i -> Integer.toHexString(Short.toUnsignedInt(groups.get(i))))
            .collect(Collectors.joining(":"))
        + "::/64";
  }
}

package dev.pinhole.server.factor.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ServerAddress;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/**
 * For whom passkeys are: the host that a browser has this server at.
 *
 * @param id the host's name
 * @param origin of pages that may ask for a passkey, as browsers write it
 */
record RelyingParty(String id, String origin) {

  /**
   * The server at this address.
   *
   * @throws ProblemException where it has no name: browsers have no passkeys for numbers
   */
  static RelyingParty at(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    if (isNumber(host)) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "Passkeys need an address with a name, such as localhost.");
    }
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return new RelyingParty(host, address.getScheme() + "://" + host + port);
  }

  /** As configured; else at the address that the request, which is being answered, was sent to. */
  static RelyingParty of(ServerAddress address) {
    return at(URI.create(address.orOfRequest()));
  }

  private static boolean isNumber(String host) {
    try {
      InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException named) {
      return host.startsWith("[");
    }
  }
}

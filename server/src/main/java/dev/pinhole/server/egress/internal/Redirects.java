package dev.pinhole.server.egress.internal;

import dev.pinhole.server.egress.EgressException;
import dev.pinhole.server.egress.EgressRefusal.Reason;
import java.net.URI;
import java.util.Locale;

/** Which addresses the server itself asks for, at first and after a redirect. */
final class Redirects {

  private Redirects() {}

  /** What the JDK's client sends is then the host's text as it stands; the guard judges that. */
  static URI requireWeb(URI uri) throws EgressException {
    String scheme = scheme(uri);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw refused("Only http and https are let through, not \"%s\"".formatted(scheme));
    }
    if (uri.getHost() == null) {
      throw refused("The address has no host that can be read in only one way");
    }
    if (scheme.equals("https") && uri.getHost().startsWith("[")) {
      throw refused("https needs a name or an IPv4 address"); // the JDK's client cannot do it
    }
    if (uri.getRawUserInfo() != null) {
      throw refused("The address must not hold a user name or password");
    }
    return uri;
  }

  static URI next(URI from, String location) throws EgressException {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw refused("The address that it redirects to cannot be read");
    }
    if (scheme(from).equals("https") && !scheme(to).equals("https")) {
      throw refused("A redirect from https to \"%s\" is not followed".formatted(scheme(to)));
    }
    return to;
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static EgressException refused(String detail) {
    return new EgressException(Reason.POLICY, detail);
  }
}

package dev.pinhole.server.platform;

import dev.pinhole.api.ProblemCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Addresses on the web that people name, for this server to go to. */
public final class WebAddress {
  public static final int MAX_LENGTH = 2048;

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private WebAddress() {}

  /**
   * Reads an address; whether it may be gone to is for others to say.
   *
   * @param parameter what a problem names
   * @throws ProblemException for what is no absolute http or https address with a host, is longer
   *     than {@value #MAX_LENGTH} characters, or carries user and password, which would end up in
   *     logs
   */
  public static URI parse(String parameter, String text) {
    if (text.length() > MAX_LENGTH) {
      throw invalid(parameter, "The address is longer than " + MAX_LENGTH + " characters.");
    }
    URI address = uri(parameter, text);
    String scheme = address.getScheme();
    if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
      throw invalid(parameter, "The address does not begin with http:// or https://.");
    }
    if (address.getRawUserInfo() != null || hasUser(address)) {
      throw invalid(parameter, "The address carries a user or password, which is not accepted.");
    }
    if (address.getHost() == null || address.getPort() > 65_535) {
      throw invalid(parameter, "The address names no host that can be looked up.");
    }
    return address;
  }

  /** Where the host is not one by the RFC, Java tells of no user either. */
  private static boolean hasUser(URI address) {
    String authority = address.getRawAuthority();
    return authority != null && authority.contains("@");
  }

  private static URI uri(String parameter, String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // without its words, which repeat the address
      throw invalid(
          parameter,
          "It is no address as RFC 3986 has it; spaces and letters beyond ASCII are"
              + " percent-encoded there.");
    }
  }

  private static ProblemException invalid(String parameter, String reason) {
    return new ProblemException(ProblemCode.INVALID_PARAMETER, parameter + ": " + reason)
        .with("parameter", parameter);
  }
}

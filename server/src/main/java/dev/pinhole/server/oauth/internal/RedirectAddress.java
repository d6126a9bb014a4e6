package dev.pinhole.server.oauth.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a browser goes with the answer for a program (RFC 6749 section 3.1.2, RFC 8252). */
record RedirectAddress(URI uri) {
  private static final int LONGEST = 2000;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

  /** Returns empty for what cannot be one, whoever asks. */
  static Optional<RedirectAddress> parse(String text) {
    try {
      URI uri = new URI(text);
      boolean usable =
          text.length() <= LONGEST
              && uri.isAbsolute()
              && uri.getRawFragment() == null
              && !text.contains("@")
              && uri.equals(uri.normalize())
              && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
      return usable ? Optional.of(new RedirectAddress(uri)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether a program without a secret, or with one, can have it. */
  boolean isAllowed(boolean confidential) {
    return switch (uri.getScheme()) {
      case "https" -> uri.getHost() != null;
      case "http" -> isLoopback() || "localhost".equals(uri.getHost());
      // Private use: a name turned round, so that it is somebody's (RFC 8252 section 7.1).
      default -> !confidential && uri.getScheme().contains(".") && uri.getRawAuthority() == null;
    };
  }

  /**
   * Whether a request may name this where that is registered: the same text. Programs on a person's
   * machine take whatever port is free (RFC 8252 section 7.3).
   */
  boolean isAllowedBy(RedirectAddress registered) {
    return uri.toString().equals(registered.uri.toString())
        || (isLoopback() && registered.isLoopback() && isSameButPort(registered.uri));
  }

  private boolean isSameButPort(URI other) {
    return uri.getHost().equals(other.getHost())
        && Objects.equals(uri.getRawPath(), other.getRawPath())
        && Objects.equals(uri.getRawQuery(), other.getRawQuery());
  }

  private boolean isLoopback() {
    return "http".equals(uri.getScheme()) && isOneOf(uri.getHost());
  }

  private static boolean isOneOf(@Nullable String host) {
    return host != null && LOOPBACK.contains(host);
  }
}

package dev.pinhole.server.platform.front;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * As in a {@code Host} header (RFC 9110, section 7.2).
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 */
record HostAndPort(String host, @Nullable Integer port) {
  private static final int MAX_LENGTH = 261;
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

  /** Null where it is something else. */
  static @Nullable HostAndPort read(@Nullable String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      return null;
    }
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      return null;
    }
    String digits = found.group(2);
    Integer port = digits == null ? null : port(digits);
    return digits != null && port == null ? null : new HostAndPort(found.group(1), port);
  }

  /** Null where it is no port. */
  static @Nullable Integer port(@Nullable String digits) {
    if (digits == null || !digits.matches("[0-9]{1,5}")) {
      return null;
    }
    int port = Integer.parseInt(digits);
    return port > 0 && port <= 65_535 ? port : null;
  }
}

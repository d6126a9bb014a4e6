package dev.pinhole.server.platform.front;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An answer with all that browsers are to be told for safety, from the beginning: also when it is
 * begun anew. A feature that knows better replaces a header; none can have two, of which browsers
 * would read both, or the wrong one.
 */
public final class GuardedAnswer extends HttpServletResponseWrapper {
  /** What an answer may do where nobody says otherwise: nothing, and be shown in no frame. */
  public static final String NOTHING =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String TRANSPORT = "Strict-Transport-Security";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", NOTHING,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Permissions-Policy",
              "accelerometer=(), browsing-topics=(), camera=(), display-capture=(),"
                  + " geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(),"
                  + " payment=(), usb=()");

  private static final Map<String, String> NAMES =
      HEADERS.keySet().stream().collect(Collectors.toMap(GuardedAnswer::lower, name -> name));

  private final String transport;

  /**
   * @param transport how long browsers are to insist on TLS; empty for nothing
   */
  GuardedAnswer(HttpServletRequest request, HttpServletResponse response, String transport) {
    super(response);
    this.transport = request.isSecure() ? transport : "";
    guard();
  }

  @Override
  public void reset() {
    super.reset();
    guard();
  }

  @Override
  public void addHeader(String name, String value) {
    if (NAMES.containsKey(lower(name))) {
      super.setHeader(name, value);
    } else {
      super.addHeader(name, value);
    }
  }

  private void guard() {
    HEADERS.forEach(this::setIfAbsent);
    if (!transport.isEmpty()) {
      setIfAbsent(TRANSPORT, transport);
    }
  }

  private void setIfAbsent(String name, String value) {
    if (!containsHeader(name)) {
      super.setHeader(name, value);
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}

package dev.pinhole.server.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * A cookie that carries a secret: no script reads it, no other site's form or picture sends it.
 * Behind TLS its name begins with {@code __Host-}, so that neither plain HTTP nor another host of
 * the same domain can plant one (RFC 6265bis, section 4.1.3.2).
 *
 * @param name without the prefix
 */
public record HostCookie(String name) {
  private static final String PREFIX = "__Host-";

  /** The first of those that the browser sent. */
  public Optional<String> read(HttpServletRequest request) {
    return readAll(request).stream().findFirst();
  }

  /** A browser sends several where a wider path or domain has one of that name, too. */
  public List<String> readAll(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    String wanted = name(request);
    return cookies == null
        ? List.of()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(wanted))
            .map(Cookie::getValue)
            .toList();
  }

  public void write(
      HttpServletRequest request, HttpServletResponse response, String value, Duration lifetime) {
    ResponseCookie cookie =
        ResponseCookie.from(name(request), value)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(lifetime)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  /** Has the browser drop it. */
  public void clear(HttpServletRequest request, HttpServletResponse response) {
    write(request, response, "", Duration.ZERO);
  }

  private String name(HttpServletRequest request) {
    return request.isSecure() ? PREFIX + name : name;
  }
}

package dev.pinhole.server.dialect;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A request with the dialect's credential as bearer token, and with no other: a browser's cookie
 * says nothing here, so no page elsewhere can have a browser do anything at these addresses.
 */
final class DialectRequest extends HttpServletRequestWrapper {
  private final @Nullable String authorization;

  DialectRequest(HttpServletRequest request, @Nullable String credential) {
    super(request);
    this.authorization = credential == null ? null : "Bearer " + credential;
  }

  @Override
  public @Nullable String getHeader(String name) {
    if (HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name)) {
      return authorization;
    }
    return HttpHeaders.COOKIE.equalsIgnoreCase(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String value = getHeader(name);
    return isHidden(name)
        ? Collections.enumeration(value == null ? List.of() : List.of(value))
        : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> names =
        Collections.list(super.getHeaderNames()).stream()
            .filter(name -> !isHidden(name) || getHeader(name) != null)
            .toList();
    return Collections.enumeration(names);
  }

  private static boolean isHidden(String name) {
    return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name)
        || HttpHeaders.COOKIE.equalsIgnoreCase(name);
  }

  @Override
  public Cookie @Nullable [] getCookies() {
    return null;
  }
}

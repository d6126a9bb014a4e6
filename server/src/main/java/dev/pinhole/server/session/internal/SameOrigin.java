package dev.pinhole.server.session.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what a page of another site sends: it could sign its visitors in to an account of its own
 * and read there what they upload. Who signs in has no token yet that would show where they are.
 */
class SameOrigin implements HandlerInterceptor {
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
  private static final Set<Integer> USUAL_PORTS = Set.of(80, 443);

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if ((site != null && !OWN_SITES.contains(site)) || (origin != null && !own(origin, request))) {
      throw new ProblemException(ProblemCode.FORBIDDEN, "This is for pages of this server only.");
    }
    return true;
  }

  /** A proxy may have taken TLS away, so the scheme does not count. */
  private static boolean own(String origin, HttpServletRequest request) {
    URI uri = uri(origin);
    return uri != null
        && request.getServerName().equalsIgnoreCase(uri.getHost())
        && (uri.getPort() == request.getServerPort()
            || (uri.getPort() < 0 && USUAL_PORTS.contains(request.getServerPort())));
  }

  private static @Nullable URI uri(String origin) {
    try {
      return URI.create(origin);
    } catch (IllegalArgumentException e) {
      // It is nobody's origin, for example "null".
      return null;
    }
  }
}

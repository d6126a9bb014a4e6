package dev.pinhole.server.session.internal;

import dev.pinhole.server.platform.HostCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import org.springframework.session.web.http.HttpSessionIdResolver;

/** The cookie of a session, for Spring Session. */
final class SessionCookie implements HttpSessionIdResolver {
  /** Each is looked up, and nobody has a reason to send many. */
  private static final int MOST = 2;

  private static final HostCookie COOKIE = new HostCookie("pinhole_session");

  private final Duration lifetime;

  SessionCookie(Duration lifetime) {
    this.lifetime = lifetime;
  }

  @Override
  public List<String> resolveSessionIds(HttpServletRequest request) {
    return COOKIE.readAll(request).stream().limit(MOST).toList();
  }

  @Override
  public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
    HttpSession session = request.getSession(false);
    if (session != null && session.getAttribute(KeptSignedIn.ATTRIBUTE) != null) {
      COOKIE.write(request, response, id, lifetime);
    }
  }

  @Override
  public void expireSession(HttpServletRequest request, HttpServletResponse response) {
    COOKIE.clear(request, response);
  }
}

package dev.pinhole.server.session.internal;

import dev.pinhole.server.account.CrossSiteDefence;
import dev.pinhole.server.session.BrowserSessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;

/** Which requests need the token: those that change something by the right of the cookie alone. */
@Component
class CookieRequests implements CrossSiteDefence {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  // Signing in does not go by the session, guests have a credential of their own, and what is sent
  // to a signed address goes by its signature.
  private static final Set<String> BY_OTHER_RIGHT =
      Set.of("/api/v1/session/passkey", "/api/v1/session/provider", "/api/v1/guest/", "/u/");

  private final CsrfTokens tokens;
  private final BrowserSessions sessions;

  CookieRequests(CsrfTokens tokens, BrowserSessions sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  @Override
  public void configure(CsrfConfigurer<HttpSecurity> csrf) {
    csrf.csrfTokenRepository(tokens)
        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
        .requireCsrfProtectionMatcher(this::needToken);
  }

  private boolean needToken(HttpServletRequest request) {
    return !SAFE.contains(request.getMethod())
        && !byOtherRight(request)
        && sessions.current(request).isPresent();
  }

  private static boolean byOtherRight(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return BY_OTHER_RIGHT.stream().anyMatch(path::startsWith)
        || (path.equals(SessionController.PATH) && request.getMethod().equals("POST"));
  }
}

package dev.pinhole.server.oauth.internal;

import dev.pinhole.server.session.BrowserSessions;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Signs a browser out because a program asks for it (OpenID Connect RP-Initiated Logout). */
@Component
class Goodbye {
  private final BrowserSessions sessions;

  Goodbye(BrowserSessions sessions) {
    this.sessions = sessions;
  }

  AuthenticationSuccessHandler handler() {
    OidcLogoutAuthenticationSuccessHandler handler = new OidcLogoutAuthenticationSuccessHandler();
    handler.setLogoutHandler((request, _, _) -> {
      if (sessions.current(request).isPresent()) {
        sessions.signOut(request);
      }
    });
    return handler;
  }
}

package dev.pinhole.server.session.internal;

import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.session.BrowserSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/** The token of a request's session, for Spring Security to compare with what was sent. */
@Component
class CsrfTokens implements CsrfTokenRepository {
  static final String HEADER = "X-CSRF-Token";

  private static final String PARAMETER = "_csrf";

  private final CsrfKey key;
  private final BrowserSessions sessions;

  CsrfTokens(CsrfKey key, BrowserSessions sessions) {
    this.key = key;
    this.sessions = sessions;
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return sessions.current(request).map(s -> token(key.tokenOf(s))).orElse(null);
  }

  /** For a request without a session: one that nobody knows. */
  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return token(Ids.next());
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    // There is nothing to keep.
  }

  private static CsrfToken token(String value) {
    return new DefaultCsrfToken(HEADER, PARAMETER, value);
  }
}

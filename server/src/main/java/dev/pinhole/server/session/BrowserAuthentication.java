package dev.pinhole.server.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells Spring Security who is signed in with the browser, for filter chains of other protocols
 * than our own API. The principal is the account's number, as text.
 */
public final class BrowserAuthentication extends OncePerRequestFilter {
  private final BrowserSessions sessions;

  public BrowserAuthentication(BrowserSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    sessions.current(request).ifPresent(BrowserAuthentication::signIn);
    chain.doFilter(request, response);
  }

  private static void signIn(SignedIn signedIn) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            Long.toString(signedIn.account()), null, List.of()));
    SecurityContextHolder.setContext(context);
  }
}

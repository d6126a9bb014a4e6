package dev.pinhole.server.account;

import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells Spring Security who calls. */
class BearerFilter extends OncePerRequestFilter {
  /** Under this, nobody is an account holder: the header carries another kind of credential. */
  static final String GUESTS = "/api/v1/guest/";

  /** Browsers sign in here. */
  static final String BROWSERS = "/api/v1/session";

  /** They do so here with a passkey. */
  static final String PASSKEYS = "/api/v1/session/passkey";

  private final CallerResolver callers;
  private final ProblemWriter problems;

  BearerFilter(CallerResolver callers, ProblemWriter problems) {
    this.callers = callers;
    this.problems = problems;
  }

  /** Who signs in may well send an expired session along. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.equals(LoginController.PATH)
        || (path.equals(BROWSERS) && request.getMethod().equals("POST"))
        || path.startsWith(PASSKEYS)
        || path.startsWith(GUESTS);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      Caller caller = callers.resolve(request);
      if (caller != null) {
        signIn(caller);
      }
    } catch (ProblemException problem) {
      problems.write(problem, response);
      return;
    }
    chain.doFilter(request, response);
  }

  private static void signIn(Caller caller) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            caller,
            null,
            AuthorityUtils.createAuthorityList(caller.scopes().stream().map(Enum::name).toList())));
    SecurityContextHolder.setContext(context);
  }
}

package dev.pinhole.server.oauth.internal;

import dev.pinhole.server.platform.AttemptLimiter;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Codes that people type are short; nobody is to try many, to let in a device of somebody else's.
 */
class GuessLimit extends OncePerRequestFilter {
  private static final String WORDS = "Too many codes. Wait before you try again.";

  private final AttemptLimiter guesses;
  private final ProblemWriter problems;

  GuessLimit(AttemptLimiter guesses, ProblemWriter problems) {
    this.guesses = guesses;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !OAuthPaths.of(request).equals(OAuthPaths.DEVICE)
        || request.getParameter("user_code") == null
        || request.getParameter("state") != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    try {
      guesses.take("address " + ClientAddress.of(request), WORDS);
      if (person != null) {
        guesses.take("account " + person.getName(), WORDS);
      }
    } catch (ProblemException problem) {
      problems.write(problem, response);
      return;
    }
    chain.doFilter(request, response);
  }
}

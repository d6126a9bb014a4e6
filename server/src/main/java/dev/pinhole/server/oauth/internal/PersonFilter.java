package dev.pinhole.server.oauth.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.CallerResolver;
import dev.pinhole.server.account.Callers;
import dev.pinhole.server.account.RecentProof;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells, where people come, who the person is. A program's own token is not enough: it could make
 * itself more than it is.
 */
class PersonFilter extends OncePerRequestFilter {
  private final CallerResolver resolver;
  private final Callers callers;
  private final ProblemWriter problems;
  private final Clock clock;

  PersonFilter(CallerResolver resolver, Callers callers, ProblemWriter problems, Clock clock) {
    this.clock = clock;
    this.resolver = resolver;
    this.callers = callers;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !OAuthPaths.isForBrowser(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      Caller caller = resolver.resolve(request);
      if (caller != null) {
        check(caller, request);
        if (OAuthPaths.grants(request)) {
          RecentProof.require(caller, clock.instant());
        }
        signIn(caller);
      }
    } catch (ProblemException problem) {
      problems.write(problem, response);
      return;
    }
    chain.doFilter(request, response);
  }

  private static void check(Caller caller, HttpServletRequest request) {
    if (OAuthPaths.of(request).equals(OAuthPaths.LOGOUT)) {
      return;
    }
    if (!caller.may(Scope.ACCOUNT)) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "Only a person who has signed in can let a program do something.");
    }
    if (caller.secondFactorMissing()) {
      throw new ProblemException(
          ProblemCode.SECOND_FACTOR_MISSING,
          "This account needs a second factor before programs can act for it.");
    }
  }

  private void signIn(Caller caller) {
    int version = callers.version(caller.accountId()).orElseThrow(ProblemException::notFound);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new Person(caller.accountId(), version, caller.provedAt()));
    SecurityContextHolder.setContext(context);
  }
}

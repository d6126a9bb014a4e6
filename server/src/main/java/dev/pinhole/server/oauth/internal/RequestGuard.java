package dev.pinhole.server.oauth.internal;

import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemWriter;
import dev.pinhole.server.platform.RateLimiter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses, before anybody looks closer, what no program needs to send: a parameter twice (RFC 6749
 * section 3.2), one that is longer than any of ours, requests hidden in other requests; and device
 * codes without end.
 */
class RequestGuard extends OncePerRequestFilter {
  private static final int LONGEST = 4096;
  private static final int MOST = 50;

  private final RateLimiter devices;
  private final Answers answers;
  private final ProblemWriter problems;

  RequestGuard(RateLimiter devices, Answers answers, ProblemWriter problems) {
    this.devices = devices;
    this.answers = answers;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    OAuth2Error fault = fault(request);
    if (fault != null) {
      answers.fault(fault, request, response);
      return;
    }
    try {
      if (OAuthPaths.of(request).equals("/oauth2/device_authorization")) {
        devices.take(ClientAddress.of(request));
      }
    } catch (ProblemException problem) {
      problems.write(problem, response);
      return;
    }
    chain.doFilter(request, response);
  }

  private static @Nullable OAuth2Error fault(HttpServletRequest request) {
    Map<String, String[]> parameters = request.getParameterMap();
    for (String unknown : new String[] {"request", "request_uri"}) {
      if (parameters.containsKey(unknown)) {
        return new OAuth2Error(unknown + "_not_supported");
      }
    }
    String redirect = request.getParameter("redirect_uri");
    if (parameters.containsKey("response_type") && (redirect == null || redirect.isEmpty())) {
      // Spring would look for the client's own, where it may have none.
      return new OAuth2Error("invalid_redirect_uri");
    }
    return parameters.size() > MOST
            || parameters.entrySet().stream().anyMatch(p -> isFaulty(p.getKey(), p.getValue()))
        ? new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST)
        : null;
  }

  private static boolean isFaulty(String name, String[] values) {
    // A form has a box for each scope.
    if (values.length > (name.equals("scope") ? MOST : 1)) {
      return true;
    }
    for (String value : values) {
      if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
        return true;
      }
    }
    return false;
  }
}

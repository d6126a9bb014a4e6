package dev.pinhole.server.oauth.internal;

import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Sends a browser to the sign-in page, from where it comes back. */
@Component
class SignInFirst implements AuthenticationEntryPoint {
  private final Answers answers;
  private final ProblemWriter problems;

  SignInFirst(Answers answers, ProblemWriter problems) {
    this.answers = answers;
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    if (!OAuthPaths.isForBrowser(request)) {
      answers.fault(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT), request, response);
    } else if (request.getMethod().equals("GET")) {
      send(request, response, request.getQueryString());
    } else {
      problems.write(ProblemException.unauthenticated(), response);
    }
  }

  /** Comes back to the path of this request: never to an address that somebody sent. */
  void send(HttpServletRequest request, HttpServletResponse response, @Nullable String query)
      throws IOException {
    String back =
        request.getContextPath() + OAuthPaths.of(request) + (query == null ? "" : "?" + query);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.sendRedirect(
        request.getContextPath()
            + "/sign-in?continue="
            + UriUtils.encode(back, StandardCharsets.UTF_8));
  }
}

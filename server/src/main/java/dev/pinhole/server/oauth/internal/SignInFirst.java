package dev.pinhole.server.oauth.internal;

import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Sends a browser to the sign-in page, from where it comes back. */
@Component
class SignInFirst implements AuthenticationEntryPoint {
  private final ProblemWriter problems;

  SignInFirst(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    if (!request.getMethod().equals("GET") || !PersonFilter.PATHS.contains(path(request))) {
      problems.write(ProblemException.unauthenticated(), response);
      return;
    }
    send(request, response, path(request), request.getQueryString());
  }

  /** The path is one of ours, never an address that somebody sent: nobody is led elsewhere. */
  private static void send(
      HttpServletRequest request, HttpServletResponse response, String path, String query) {
    String back = request.getContextPath() + path + (query == null ? "" : "?" + query);
    response.setStatus(HttpStatus.FOUND.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(
        HttpHeaders.LOCATION,
        request.getContextPath()
            + "/sign-in?continue="
            + UriUtils.encode(back, StandardCharsets.UTF_8));
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }
}

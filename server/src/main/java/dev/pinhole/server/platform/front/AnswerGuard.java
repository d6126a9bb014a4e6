package dev.pinhole.server.platform.front;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Makes every answer a {@link GuardedAnswer}, before any other filter can send one. Refuses
 * addresses that the container lets pass, as it drops their parameters, and at which Spring's
 * parser fails.
 */
@Component
public final class AnswerGuard extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private final transient FrontProperties properties;
  private final transient ProblemWriter problems;

  AnswerGuard(FrontProperties properties, ProblemWriter problems) {
    this.properties = properties;
    this.problems = problems;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse answer = guarded(request, response);
    if (MALFORMED.matcher(request.getRequestURI()).find()) {
      problems.write(
          new ProblemException(
              ProblemCode.INVALID_REQUEST,
              "The address has a percent sign that no two hexadecimal digits follow."),
          answer);
    } else {
      chain.doFilter(request, answer);
    }
  }

  /** For answers that no filter sees. */
  public HttpServletResponse guarded(HttpServletRequest request, HttpServletResponse response) {
    return new GuardedAnswer(request, response, properties.strictTransportSecurity());
  }
}

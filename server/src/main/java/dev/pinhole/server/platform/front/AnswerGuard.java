package dev.pinhole.server.platform.front;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Makes every answer a {@link GuardedAnswer}, before any other filter can send one. */
@Component
public final class AnswerGuard extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient FrontProperties properties;

  AnswerGuard(FrontProperties properties) {
    this.properties = properties;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, guarded(request, response));
  }

  /** For answers that no filter sees. */
  public HttpServletResponse guarded(HttpServletRequest request, HttpServletResponse response) {
    return new GuardedAnswer(request, response, properties.strictTransportSecurity());
  }
}

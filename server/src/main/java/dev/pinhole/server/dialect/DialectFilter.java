package dev.pinhole.server.dialect;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets everything behind it take a request of a dialect for one of ours: the credential stands
 * where ours stand, and problems are written in the dialect's form.
 */
class DialectFilter extends OncePerRequestFilter {
  private final Dialects dialects;

  DialectFilter(Dialects dialects) {
    this.dialects = dialects;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Dialect dialect = dialects.of(request);
    if (dialect == null) {
      chain.doFilter(request, response);
    } else {
      chain.doFilter(
          new DialectRequest(request, dialect.credential(request)),
          new DialectResponse(response, dialect, request));
    }
  }
}

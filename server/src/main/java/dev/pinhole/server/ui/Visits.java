package dev.pinhole.server.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows who has gone to an address with a browser, a link to an image for one, so that they read of
 * problems on a page. Before most filters that answer themselves.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Visits extends OncePerRequestFilter {
  /** What is for programs, also when somebody looks at it with a browser. */
  private static final List<String> FOR_PROGRAMS = List.of("/api", "/oauth2/", "/actuator");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, isVisit(request) ? new VisitorsAnswer(response) : response);
  }

  private static boolean isVisit(HttpServletRequest request) {
    return List.of("GET", "HEAD").contains(request.getMethod())
        && wantsPage(request.getHeader(HttpHeaders.ACCEPT))
        && FOR_PROGRAMS.stream().noneMatch(request.getRequestURI()::startsWith);
  }

  /** As all browsers ask for pages; Java's own client, for one, names HTML first as well. */
  private static boolean wantsPage(@Nullable String accept) {
    return accept != null && accept.startsWith("text/html,application/xhtml+xml");
  }
}

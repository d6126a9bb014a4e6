package dev.pinhole.server.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has each answer tell of the limits that its request was counted against: of the tightest, where
 * there are several. First of all filters, since some of them count requests.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RateLimitFilter extends OncePerRequestFilter {
  private static final ThreadLocal<@Nullable Answer> UNDER_WAY = new ThreadLocal<>();

  /**
   * By the thread that works on a request, before its answer is sent; nobody hears it otherwise.
   */
  static void tell(RateLimit limit) {
    Answer answer = UNDER_WAY.get();
    if (answer != null) {
      answer.tell(limit);
    }
  }

  /** Empties the response but for what has been told. */
  static void reset(HttpServletResponse response) {
    String policy = response.getHeader(RateLimit.POLICY_HEADER);
    String available = response.getHeader(RateLimit.HEADER);
    response.reset();
    if (policy != null && available != null) {
      response.setHeader(RateLimit.POLICY_HEADER, policy);
      response.setHeader(RateLimit.HEADER, available);
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    UNDER_WAY.set(new Answer(response, new HashMap<>()));
    try {
      chain.doFilter(request, response);
    } finally {
      UNDER_WAY.remove();
    }
  }

  private record Answer(HttpServletResponse response, Map<String, RateLimit> limits) {

    /** A turn may be given back, so the latest word on a policy counts. */
    void tell(RateLimit limit) {
      limits.put(limit.name(), limit);
      RateLimit tightest =
          limits.values().stream()
              .min(Comparator.comparingLong(RateLimit::remaining).thenComparing(RateLimit::name))
              .orElse(limit);
      response.setHeader(RateLimit.POLICY_HEADER, tightest.policy());
      response.setHeader(RateLimit.HEADER, tightest.available());
    }
  }
}

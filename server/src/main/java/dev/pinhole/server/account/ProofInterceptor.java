package dev.pinhole.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Enforces {@link RequiresProof}. */
class ProofInterceptor implements HandlerInterceptor {
  private final CallerResolver callers;
  private final Clock clock;

  ProofInterceptor(CallerResolver callers, Clock clock) {
    this.callers = callers;
    this.clock = clock;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && isRequired(method)) {
      RecentProof.require(callers.resolve(request), clock.instant());
    }
    return true;
  }

  static boolean isRequired(HandlerMethod handler) {
    return handler.hasMethodAnnotation(RequiresProof.class)
        || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), RequiresProof.class);
  }
}

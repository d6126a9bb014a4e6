package dev.pinhole.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
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
    RequiresProof required = handler instanceof HandlerMethod method ? required(method) : null;
    if (required != null) {
      check(callers.resolve(request), required);
    }
    return true;
  }

  private void check(@Nullable Caller caller, RequiresProof required) {
    if (required.byPerson()) {
      RecentProof.requirePerson(caller);
    }
    RecentProof.require(caller, clock.instant());
  }

  static @Nullable RequiresProof required(HandlerMethod handler) {
    RequiresProof own = handler.getMethodAnnotation(RequiresProof.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequiresProof.class);
  }
}

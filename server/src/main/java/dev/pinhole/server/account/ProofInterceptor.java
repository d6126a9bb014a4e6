package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Enforces {@link RequiresProof}. */
class ProofInterceptor implements HandlerInterceptor {
  static final Duration RECENT = Duration.ofMinutes(10);

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
      check(callers.resolve(request));
    }
    return true;
  }

  static boolean isRequired(HandlerMethod handler) {
    return handler.hasMethodAnnotation(RequiresProof.class)
        || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), RequiresProof.class);
  }

  private void check(@Nullable Caller caller) {
    Instant provedAt = caller == null ? null : caller.provedAt();
    if (provedAt != null && !clock.instant().isBefore(provedAt.plus(RECENT))) {
      throw new ProblemException(
          ProblemCode.PROOF_REQUIRED,
          "Show again who you are: POST /api/v1/session/proof in a browser, or sign in again.");
    }
  }
}

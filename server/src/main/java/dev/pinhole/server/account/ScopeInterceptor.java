package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Enforces {@link RequiresScope}. */
class ScopeInterceptor implements HandlerInterceptor {
  private final CallerResolver callers;

  ScopeInterceptor(CallerResolver callers) {
    this.callers = callers;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      RequiresScope required = required(method);
      if (required != null) {
        check(callers.resolve(request), required.value());
      }
    }
    return true;
  }

  static @Nullable RequiresScope required(HandlerMethod handler) {
    RequiresScope own = handler.getMethodAnnotation(RequiresScope.class);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequiresScope.class);
  }

  private static void check(@Nullable Caller caller, Scope scope) {
    if (caller == null) {
      throw ProblemException.unauthenticated();
    }
    if (!caller.may(scope) && caller.secondFactorMissing()) {
      throw secondFactorMissing();
    }
    if (!caller.may(scope)) {
      throw new ProblemException(
              ProblemCode.FORBIDDEN, "This needs the scope " + scope.value() + ".")
          .with("requiredScope", scope.value())
          .header(
              HttpHeaders.WWW_AUTHENTICATE,
              "Bearer realm=\"pinhole\", error=\"insufficient_scope\", scope=\""
                  + scope.value()
                  + "\"");
    }
  }

  static ProblemException secondFactorMissing() {
    return new ProblemException(
        ProblemCode.SECOND_FACTOR_MISSING,
        "This server asks your account to have a second factor. Set one up first.");
  }
}

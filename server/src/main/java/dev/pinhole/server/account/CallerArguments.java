package dev.pinhole.server.account;

import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controller methods their {@link Caller}. */
class CallerArguments implements HandlerMethodArgumentResolver {
  private final CallerResolver callers;

  CallerArguments(CallerResolver callers) {
    this.callers = callers;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class;
  }

  @Override
  public @Nullable Caller resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest webRequest,
      @Nullable WebDataBinderFactory binderFactory) {
    Caller caller =
        callers.resolve(
            Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class)));
    if (caller == null && !parameter.isOptional()) {
      throw ProblemException.unauthenticated();
    }
    return caller;
  }
}

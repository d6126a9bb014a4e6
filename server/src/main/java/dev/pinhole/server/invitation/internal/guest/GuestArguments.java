package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.platform.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controller methods their {@link Guest}, from {@code Authorization: Guest}, or the {@link
 * Invitation} of the header of that name. Standing first among the parameters, it refuses before
 * anything else of the request is read.
 */
@Component
class GuestArguments implements HandlerMethodArgumentResolver {
  static final String TOKEN = "Invitation";

  private static final String SCHEME = "Guest ";

  private final Door door;

  GuestArguments(Door door) {
    this.door = door;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    Class<?> type = parameter.getParameterType();
    return type == Guest.class || type == Invitation.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest webRequest,
      @Nullable WebDataBinderFactory binderFactory) {
    HttpServletRequest request =
        Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
    return parameter.getParameterType() == Guest.class
        ? guest(request)
        : door.open(request.getHeader(TOKEN), ClientAddress.of(request));
  }

  Guest guest(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    boolean ours = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return door.enter(ours ? header.substring(SCHEME.length()).strip() : null);
  }
}

package dev.pinhole.server.image.internal.upload;

import dev.pinhole.server.account.Caller;
import dev.pinhole.server.account.CallerResolver;
import dev.pinhole.server.image.CountsAsUpload;
import dev.pinhole.server.platform.ClientAddress;
import dev.pinhole.server.platform.RateLimiter;
import dev.pinhole.server.platform.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Bounds the requests of {@link CountsAsUpload}. A token has a share of its own, so that one
 * program that runs wild does not stop what else the account does.
 */
@Component
class UploadRate implements HandlerInterceptor {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String SLOWER = "Too many uploads in a minute. Wait a little.";
  private static final String GUESTS = "/api/v1/guest/";

  private final CallerResolver callers;
  private final RateLimiter accounts;
  private final RateLimiter tokens;
  private final RateLimiter guests;

  UploadRate(CallerResolver callers, UploadProperties properties, Clock clock) {
    this.callers = callers;
    accounts = new RateLimiter("uploads-of-account", properties.perMinute(), MINUTE, clock);
    tokens = new RateLimiter("uploads-of-token", properties.perMinuteAndToken(), MINUTE, clock);
    guests = new RateLimiter("uploads-of-guests", properties.perMinuteAndToken(), MINUTE, clock);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.hasMethodAnnotation(CountsAsUpload.class)
        && request.getMethod().equals(HttpMethod.POST.name())) {
      take(request);
    }
    return true;
  }

  private void take(HttpServletRequest request) {
    Caller caller = caller(request);
    if (caller == null) {
      guests.take(ClientAddress.of(request), SLOWER);
    } else {
      take(caller, request.getHeader(HttpHeaders.AUTHORIZATION));
    }
  }

  /** Null for guests, whose credential is of another kind, and not yet looked at. */
  private @Nullable Caller caller(HttpServletRequest request) {
    boolean isGuests = request.getRequestURI().startsWith(request.getContextPath() + GUESTS);
    return isGuests ? null : callers.resolve(request);
  }

  private void take(Caller caller, @Nullable String token) {
    if (token != null) {
      tokens.take(Sha256.hex(token.getBytes(StandardCharsets.UTF_8)), SLOWER);
    }
    accounts.take(Long.toString(caller.accountId()), SLOWER);
  }
}

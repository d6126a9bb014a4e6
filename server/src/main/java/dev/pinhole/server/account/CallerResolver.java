package dev.pinhole.server.account;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Who makes a request: whom a {@link CallerSource} knows by the cookie of a session or a program's
 * token, or else whom {@code Authorization: Bearer} names. A request that shows nothing of these is
 * looked up nowhere; one that does costs a look into the database, or a memory of one. Whoever was
 * found is remembered with the request.
 */
@Component
public class CallerResolver {
  private static final String REMEMBERED = CallerResolver.class.getName();
  private static final String SCHEME = "Bearer ";
  private static final int MAX_LENGTH = 4096;

  private final AccessTokens accessTokens;
  private final ApiTokens apiTokens;
  private final List<CallerSource> sources;

  CallerResolver(AccessTokens accessTokens, ApiTokens apiTokens, List<CallerSource> sources) {
    this.accessTokens = accessTokens;
    this.apiTokens = apiTokens;
    this.sources = List.copyOf(sources);
  }

  /**
   * Returns null for an anonymous request.
   *
   * @throws ProblemException 401 where there is a credential, and it is not valid
   */
  public @Nullable Caller resolve(HttpServletRequest request) {
    Caller known = remembered(request);
    if (known != null) {
      return known;
    }
    Caller caller = find(request);
    if (caller != null) {
      request.setAttribute(REMEMBERED, caller);
    }
    return caller;
  }

  /** Whom {@link #resolve} has found before; null for nobody, or where nobody has asked. */
  static @Nullable Caller remembered(HttpServletRequest request) {
    return request.getAttribute(REMEMBERED) instanceof Caller caller ? caller : null;
  }

  private @Nullable Caller find(HttpServletRequest request) {
    for (CallerSource source : sources) {
      Caller caller = source.find(request);
      if (caller != null) {
        return caller;
      }
    }
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header == null ? null : authenticate(header).orElseThrow(CallerResolver::invalid);
  }

  private Optional<Caller> authenticate(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        || header.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String token = header.substring(SCHEME.length()).strip();
    return ApiTokens.looksLikeOne(token)
        ? apiTokens.authenticate(token)
        : accessTokens.authenticate(token);
  }

  private static ProblemException invalid() {
    return new ProblemException(
            ProblemCode.UNAUTHENTICATED,
            "The access token is malformed, expired or revoked. Sign in again with POST"
                + " /api/v1/login, or use an API token, as \"Authorization: Bearer\".")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"pinhole\", error=\"invalid_token\"");
  }
}

package dev.pinhole.server.federation.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;

/** Sends browsers to providers: authorization code, PKCE (RFC 7636), state and nonce. */
@Component
class Departures {
  static final Duration WITHIN = Duration.ofMinutes(10);

  /** Nothing that a browser could take for another host's address. */
  private static final Pattern PATH =
      Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]{0,500}");

  private final DefaultOAuth2AuthorizationRequestResolver requests;
  private final SealedCookie<Journey> journeys;
  private final Clock clock;

  Departures(Providers providers, SealedCookie<Journey> journeys, Clock clock) {
    this.requests = new DefaultOAuth2AuthorizationRequestResolver(providers);
    this.requests.setAuthorizationRequestCustomizer(
        OAuth2AuthorizationRequestCustomizers.withPkce());
    this.journeys = journeys;
    this.clock = clock;
  }

  /**
   * Writes down in the browser what it is sent with.
   *
   * @param account that is to be linked; 0 for signing in
   * @param continueAt where to end; anything but a path of ours is {@code /}
   * @return where to send it
   */
  String leave(
      String provider,
      long account,
      @Nullable String continueAt,
      HttpServletRequest request,
      HttpServletResponse response) {
    OAuth2AuthorizationRequest asked = requests.resolve(request, provider);
    if (asked == null) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "There is no such provider.");
    }
    journeys.write(request, response, journey(provider, account, continueAt, asked), WITHIN);
    return asked.getAuthorizationRequestUri();
  }

  private Journey journey(
      String provider,
      long account,
      @Nullable String continueAt,
      OAuth2AuthorizationRequest asked) {
    return new Journey(
        provider,
        String.valueOf(asked.getState()),
        text(asked, OidcParameterNames.NONCE),
        text(asked, PkceParameterNames.CODE_VERIFIER),
        String.valueOf(asked.getRedirectUri()),
        account,
        continueAt != null && PATH.matcher(continueAt).matches() ? continueAt : "/",
        clock.instant().plus(WITHIN));
  }

  /** Plain OAuth 2.0 has no nonce. */
  private static String text(OAuth2AuthorizationRequest asked, String name) {
    return Objects.requireNonNullElse(asked.<String>getAttribute(name), "");
  }
}

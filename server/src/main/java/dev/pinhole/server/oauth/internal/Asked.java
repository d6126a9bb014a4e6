package dev.pinhole.server.oauth.internal;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * What a program asked for, as it is kept until it has its tokens.
 *
 * @param at the address that it sent the browser to; null where there was no browser
 * @param state the program's own
 * @param parameters those of {@link #KEPT}
 */
record Asked(
    @Nullable String at,
    @Nullable String redirect,
    @Nullable String state,
    Set<String> scopes,
    Map<String, String> parameters) {
  /** Whatever else is sent has no meaning here. */
  static final Set<String> KEPT = Set.of("code_challenge", "code_challenge_method", "nonce");

  static final Asked NOTHING = new Asked(null, null, null, Set.of(), Map.of());

  static Asked of(OAuth2AuthorizationRequest request) {
    Map<String, String> kept = new TreeMap<>();
    KEPT.forEach(name -> {
      if (request.getAdditionalParameters().get(name) instanceof String value) {
        kept.put(name, value);
      }
    });
    return new Asked(
        request.getAuthorizationUri(),
        request.getRedirectUri(),
        request.getState(),
        request.getScopes(),
        kept);
  }

  OAuth2AuthorizationRequest toRequest(String clientId) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(Objects.requireNonNull(at))
        .clientId(clientId)
        .redirectUri(redirect)
        .state(state)
        .scopes(scopes)
        .additionalParameters(Map.copyOf(parameters))
        .build();
  }
}

package dev.pinhole.server.oauth.internal;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/**
 * Looks at what a program asks for with a person's browser. Until it is clear where the answer may
 * go, the person has it and nobody else.
 */
final class RequestRule implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {
  private static final int LONGEST = 1000;
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  @Override
  public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
    Set<String> registered = context.getRegisteredClient().getRedirectUris();
    if (!isRegistered(request.getRedirectUri(), registered)) {
      throw refusal(
          OAuth2ErrorCodes.INVALID_REQUEST, OAuth2ParameterNames.REDIRECT_URI, request, null);
    }
    checkScopes(request, context.getRegisteredClient().getScopes());
    checkParameters(request);
  }

  private static boolean isRegistered(@Nullable String asked, Set<String> registered) {
    return asked != null
        && RedirectAddress.parse(asked).stream()
            .anyMatch(address ->
                registered.stream()
                    .flatMap(text -> RedirectAddress.parse(text).stream())
                    .anyMatch(address::isAllowedBy));
  }

  private static void checkScopes(
      OAuth2AuthorizationCodeRequestAuthenticationToken request, Set<String> allowed) {
    if (request.getScopes().isEmpty() || !allowed.containsAll(request.getScopes())) {
      throw refusal(
          OAuth2ErrorCodes.INVALID_SCOPE,
          OAuth2ParameterNames.SCOPE,
          request,
          request.getRedirectUri());
    }
  }

  private static void checkParameters(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
    Map<String, Object> parameters = request.getAdditionalParameters();
    check(request, "state", request.getState() == null || request.getState().length() <= LONGEST);
    check(
        request,
        "nonce",
        !(parameters.get("nonce") instanceof String nonce) || nonce.length() <= LONGEST);
    check(
        request,
        "code_challenge",
        parameters.get("code_challenge") instanceof String challenge
            && CHALLENGE.matcher(challenge).matches());
    check(request, "code_challenge_method", "S256".equals(parameters.get("code_challenge_method")));
  }

  private static void check(
      OAuth2AuthorizationCodeRequestAuthenticationToken request, String name, boolean good) {
    if (!good) {
      throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, name, request, request.getRedirectUri());
    }
  }

  private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(
      String code,
      String parameter,
      OAuth2AuthorizationCodeRequestAuthenticationToken request,
      @Nullable String answerTo) {
    return new OAuth2AuthorizationCodeRequestAuthenticationException(
        new OAuth2Error(code, "OAuth 2.0 Parameter: " + parameter, null),
        new OAuth2AuthorizationCodeRequestAuthenticationToken(
            request.getAuthorizationUri(),
            request.getClientId(),
            (Authentication) request.getPrincipal(),
            answerTo,
            request.getState(),
            request.getScopes(),
            Map.of()));
  }
}

package dev.pinhole.server.oauth.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Programs that can keep no secret say who they are and are believed, where what else they send
 * shows that they may have what they ask for: a refresh token, a device's code, a token to revoke.
 * For the code of a browser that is the verifier, which Spring looks at.
 */
final class PublicClient implements AuthenticationConverter, AuthenticationProvider {
  private static final Set<String> PATHS =
      Set.of("/oauth2/token", "/oauth2/device_authorization", "/oauth2/revoke");
  private static final Set<String> OWN_PROOF =
      Set.of(
          AuthorizationGrantType.REFRESH_TOKEN.getValue(),
          AuthorizationGrantType.DEVICE_CODE.getValue());

  private final RegisteredClientRepository clients;

  PublicClient(RegisteredClientRepository clients) {
    this.clients = clients;
  }

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    String path = OAuthPaths.of(request);
    String client = request.getParameter("client_id");
    boolean named =
        PATHS.contains(path)
            && client != null
            && !client.isEmpty()
            && request.getHeader(HttpHeaders.AUTHORIZATION) == null
            && request.getParameter("client_secret") == null
            && request.getParameter("client_assertion") == null;
    boolean own = !path.equals("/oauth2/token") || isOwnProof(request.getParameter("grant_type"));
    return named && own
        ? new OAuth2ClientAuthenticationToken(
            client, ClientAuthenticationMethod.NONE, null, Map.of("own_proof", true))
        : null;
  }

  private static boolean isOwnProof(@Nullable String grant) {
    return grant != null && OWN_PROOF.contains(grant);
  }

  @Override
  public @Nullable Authentication authenticate(Authentication authentication) {
    OAuth2ClientAuthenticationToken asked = (OAuth2ClientAuthenticationToken) authentication;
    if (!asked.getAdditionalParameters().containsKey("own_proof")) {
      return null;
    }
    RegisteredClient client = clients.findByClientId(asked.getName());
    if (client == null
        || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
    return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
  }
}

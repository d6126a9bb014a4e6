package dev.pinhole.server.oauth.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** The clients, in Spring's terms. A disabled one is as good as unknown. */
@Component
class Clients implements RegisteredClientRepository {
  private static final Duration CODE = Duration.ofMinutes(2);
  private static final Duration DEVICE_CODE = Duration.ofMinutes(10);

  private final ClientRows rows;
  private final OAuthProperties properties;

  Clients(ClientRows rows, OAuthProperties properties) {
    this.rows = rows;
    this.properties = properties;
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("clients are made by admins");
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    // PostgreSQL has no NUL in texts.
    return clientId.indexOf('\0') >= 0
        ? null
        : rows.find(clientId).filter(client -> !client.disabled()).map(this::known).orElse(null);
  }

  RegisteredClient known(Client client) {
    RegisteredClient.Builder known =
        RegisteredClient.withId(client.id())
            .clientId(client.id())
            .clientName(client.name())
            .clientIdIssuedAt(client.createdAt())
            .redirectUris(uris -> uris.addAll(client.redirects()))
            .postLogoutRedirectUris(uris -> uris.addAll(client.logouts()))
            .scopes(scopes -> scopes.addAll(client.scopes()))
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(true)
                    .build())
            .tokenSettings(tokens());
    client
        .grants()
        .forEach(grant -> known.authorizationGrantType(new AuthorizationGrantType(grant)));
    return authentication(known, client).build();
  }

  private static RegisteredClient.Builder authentication(
      RegisteredClient.Builder known, Client client) {
    String hash = client.secretHash();
    return hash == null
        ? known.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        : known
            .clientSecret(hash)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
  }

  private TokenSettings tokens() {
    return TokenSettings.builder()
        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
        .accessTokenTimeToLive(properties.accessLifetime())
        .refreshTokenTimeToLive(properties.refreshLifetime())
        .reuseRefreshTokens(false)
        .authorizationCodeTimeToLive(CODE)
        .deviceCodeTimeToLive(DEVICE_CODE)
        .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
        .build();
  }
}

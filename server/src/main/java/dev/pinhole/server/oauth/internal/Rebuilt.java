package dev.pinhole.server.oauth.internal;

import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;

/** Makes what Spring works with from what is kept. */
final class Rebuilt {
  /** Which revision was read. */
  static final String REVISION = Family.class.getName();

  /** By which kind of token it was found. */
  static final String PRESENTED = TokenKind.class.getName();

  private final RegisteredClient client;
  private final Family family;
  private final Asked asked;
  private final @Nullable Issued found;
  private final @Nullable String presented;

  /**
   * Of one family.
   *
   * @param found the token by which it was found
   * @param presented its text, which is in no table
   */
  Rebuilt(
      RegisteredClient client,
      Family family,
      Asked asked,
      @Nullable Issued found,
      @Nullable String presented) {
    this.client = client;
    this.family = family;
    this.asked = asked;
    this.found = found;
    this.presented = presented;
  }

  OAuth2Authorization with(List<Issued> tokens) {
    OAuth2Authorization.Builder builder =
        OAuth2Authorization.withRegisteredClient(client)
            .id(family.id())
            .principalName(subject())
            .authorizationGrantType(new AuthorizationGrantType(family.grantType()))
            .authorizedScopes(family.scopes())
            .attributes(this::describe);
    tokens.forEach(token -> add(builder, token));
    if (found != null) {
      // Last, so that it is there even where it is not the newest of its kind.
      add(builder, found);
    }
    return builder.build();
  }

  private boolean actsForItself() {
    return family.grantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue());
  }

  private String subject() {
    Long account = family.account();
    return account == null || actsForItself() ? client.getClientId() : Long.toString(account);
  }

  private void describe(Map<String, Object> attributes) {
    attributes.put(REVISION, family.revision());
    if (found != null) {
      attributes.put(PRESENTED, found.kind());
    }
    if (asked.at() != null) {
      attributes.put(
          OAuth2AuthorizationRequest.class.getName(), asked.toRequest(client.getClientId()));
    } else if (!asked.scopes().isEmpty()) {
      attributes.put(OAuth2ParameterNames.SCOPE, asked.scopes());
    }
    Long account = family.account();
    if (account != null && !actsForItself()) {
      attributes.put(
          Principal.class.getName(), new Person(account, family.version(), family.provedAt()));
    }
  }

  private void add(OAuth2Authorization.Builder builder, Issued token) {
    if (token.kind() == TokenKind.STATE) {
      builder.attribute(OAuth2ParameterNames.STATE, text(token));
      return;
    }
    builder.token(
        token(token),
        metadata -> {
          metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, token.spent());
          if (token.kind() == TokenKind.ACCESS || token.kind() == TokenKind.ID) {
            metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, claims(token));
          }
        });
  }

  private OAuth2Token token(Issued token) {
    String text = text(token);
    Instant from = token.issuedAt();
    Instant to = token.expiresAt();
    return switch (token.kind()) {
      case CODE -> new OAuth2AuthorizationCode(text, from, to);
      case ACCESS ->
          new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, text, from, to, token.scopes());
      case REFRESH -> new OAuth2RefreshToken(text, from, to);
      case ID -> new OidcIdToken(text, from, to, claims(token));
      case DEVICE -> new OAuth2DeviceCode(text, from, to);
      case USER -> new OAuth2UserCode(text, from, to);
      case STATE -> throw new IllegalStateException("a state is no token");
    };
  }

  private String text(Issued token) {
    return presented != null && found != null && found.hash().equals(token.hash())
        ? presented
        : token.hash().stand();
  }

  private Map<String, Object> claims(Issued token) {
    Map<String, Object> claims = new HashMap<>();
    AuthorizationServerContext context = AuthorizationServerContextHolder.getContext();
    if (context != null) {
      claims.put("iss", context.getIssuer());
    }
    claims.put("sub", subject());
    claims.put("aud", List.of(client.getClientId()));
    claims.put("iat", token.issuedAt());
    claims.put("exp", token.expiresAt());
    if (token.kind() == TokenKind.ACCESS) {
      claims.put("scope", List.copyOf(token.scopes()));
    }
    return claims;
  }
}

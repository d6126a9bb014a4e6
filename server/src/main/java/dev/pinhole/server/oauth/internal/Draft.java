package dev.pinhole.server.oauth.internal;

import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import tools.jackson.databind.json.JsonMapper;

/** What Spring gives to be kept, as it goes to the tables. */
final class Draft {
  private final OAuth2Authorization authorization;
  private final Client client;
  private final JsonMapper json;
  private final Instant consentEnd;

  Draft(OAuth2Authorization authorization, Client client, JsonMapper json, Instant consentEnd) {
    this.authorization = authorization;
    this.client = client;
    this.json = json;
    this.consentEnd = consentEnd;
  }

  /**
   * Its row.
   *
   * @param known as it was before
   * @param version of an account
   */
  Family family(@Nullable Family known, Instant now, LongToIntFunction version) {
    Person person = authorization.getAttribute(Principal.class.getName());
    Long account = person == null ? owner() : Long.valueOf(person.account());
    boolean granted = authorization.getAccessToken() != null;
    return new Family(
        known == null ? 0 : known.number(),
        authorization.getId(),
        client.number(),
        account,
        person != null ? person.version() : account == null ? 0 : version.applyAsInt(account),
        person == null ? null : person.provedAt(),
        authorization.getAuthorizationGrantType().getValue(),
        authorization.getAuthorizedScopes(),
        json.writeValueAsString(asked()),
        Objects.requireNonNullElse(authorization.<Integer>getAttribute(Rebuilt.REVISION), 0),
        granted ? first(known == null ? null : known.grantedAt(), now) : null,
        granted ? now : null,
        end());
  }

  private @Nullable Long owner() {
    return authorization
            .getAuthorizationGrantType()
            .equals(AuthorizationGrantType.CLIENT_CREDENTIALS)
        ? client.owner()
        : null;
  }

  private static Instant first(@Nullable Instant before, Instant now) {
    return before == null ? now : before;
  }

  private Asked asked() {
    OAuth2AuthorizationRequest request =
        authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
    if (request != null) {
      return Asked.of(request);
    }
    Set<String> scopes = authorization.getAttribute(OAuth2ParameterNames.SCOPE);
    return scopes == null ? Asked.NOTHING : new Asked(null, null, null, scopes, Map.of());
  }

  boolean waitsForConsent() {
    return state() != null;
  }

  private @Nullable String state() {
    return authorization.getAttribute(OAuth2ParameterNames.STATE);
  }

  List<Issued> tokens(long family, Instant now) {
    List<Issued> tokens = new ArrayList<>();
    String state = state();
    if (state != null) {
      TokenHash hash = TokenHash.of(state);
      tokens.add(new Issued(family, TokenKind.STATE, hash, Set.of(), now, consentEnd, false));
    }
    for (TokenKind kind : TokenKind.values()) {
      Class<? extends OAuth2Token> type = kind.type();
      OAuth2Authorization.Token<? extends OAuth2Token> token =
          type == null ? null : authorization.getToken(type);
      if (token != null) {
        tokens.add(issued(family, kind, token));
      }
    }
    return tokens;
  }

  private static Issued issued(
      long family, TokenKind kind, OAuth2Authorization.Token<? extends OAuth2Token> kept) {
    OAuth2Token token = kept.getToken();
    return new Issued(
        family,
        kind,
        TokenHash.of(token.getTokenValue()),
        token instanceof OAuth2AccessToken access ? access.getScopes() : Set.of(),
        Objects.requireNonNull(token.getIssuedAt()),
        Objects.requireNonNull(token.getExpiresAt()),
        kept.isInvalidated());
  }

  /** When nothing of it is good any more. */
  private Instant end() {
    return tokens(0, consentEnd).stream()
        .map(Issued::expiresAt)
        .max(Instant::compareTo)
        .orElse(consentEnd);
  }
}

package dev.pinhole.server.oauth.internal;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.pinhole.api.account.Account;
import dev.pinhole.server.account.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.stereotype.Component;

/** What programs are told of a person (OpenID Connect Core), signed or when they ask. */
@Component
class PersonClaims {
  private final JwtGenerator generator;
  private final Accounts accounts;

  PersonClaims(JWKSource<SecurityContext> keys, Accounts accounts, Clock clock) {
    this.accounts = accounts;
    NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
    // All keys verify; the newest signs.
    encoder.setJwkSelector(List<JWK>::getLast);
    this.generator = new JwtGenerator(encoder);
    generator.setClock(clock);
    generator.setJwtCustomizer(this::describe);
  }

  @Nullable Jwt make(OAuth2TokenContext context) {
    return TokenKind.ID.meant(context.getTokenType()) ? generator.generate(context) : null;
  }

  private void describe(JwtEncodingContext context) {
    if (context.getPrincipal() instanceof Person person) {
      Instant provedAt = person.provedAt();
      if (provedAt != null) {
        context.getClaims().claim("auth_time", provedAt.getEpochSecond());
      }
      claims(person.account(), context.getAuthorizedScopes()).forEach(context.getClaims()::claim);
    }
  }

  /** What the scopes let be known, beyond the {@code sub}. */
  Map<String, Object> claims(long id, Set<String> scopes) {
    Map<String, Object> claims = new TreeMap<>();
    accounts
        .find(id)
        .ifPresent(account -> {
          if (scopes.contains(OidcScopes.PROFILE)) {
            claims.put("preferred_username", account.username());
          }
          if (scopes.contains(OidcScopes.EMAIL)) {
            putEmail(claims, account);
          }
        });
    return claims;
  }

  /**
   * Only where a message to it has arrived: elsewhere people would be taken for whoever has that
   * address.
   */
  private static void putEmail(Map<String, Object> claims, Account account) {
    String email = account.email();
    if (email != null && account.emailVerified()) {
      claims.put("email", email);
      claims.put("email_verified", true);
    }
  }
}

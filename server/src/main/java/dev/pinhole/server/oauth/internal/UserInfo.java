package dev.pinhole.server.oauth.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/** What a program hears of a person when it asks with its access token. */
@Component
class UserInfo {
  private final Families families;
  private final PersonClaims personClaims;
  private final DefaultBearerTokenResolver bearer = new DefaultBearerTokenResolver();

  UserInfo(Families families, PersonClaims personClaims) {
    this.families = families;
    this.personClaims = personClaims;
  }

  OidcUserInfo of(OidcUserInfoAuthenticationContext context) {
    String subject = context.getAuthorization().getPrincipalName();
    Map<String, Object> claims = new HashMap<>();
    claims.put("sub", subject);
    claims.putAll(
        personClaims.claims(Long.parseLong(subject), context.getAccessToken().getScopes()));
    return new OidcUserInfo(claims);
  }

  void configure(OAuth2ResourceServerConfigurer<HttpSecurity> resources) {
    resources
        .bearerTokenResolver(this::token)
        // Its decoder is never asked: the tokens are none that could be decoded.
        .jwt(jwt -> jwt.authenticationManager(new UserInfoTokens(families)));
  }

  /** Elsewhere such a header is a person's. */
  private @Nullable String token(HttpServletRequest request) {
    return OAuthPaths.of(request).equals("/userinfo") ? bearer.resolve(request) : null;
  }
}

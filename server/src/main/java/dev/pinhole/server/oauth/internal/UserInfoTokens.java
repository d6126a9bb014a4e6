package dev.pinhole.server.oauth.internal;

import java.util.Map;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Whose token it is that asks about a person. */
final class UserInfoTokens implements AuthenticationManager {
  private final Families families;

  UserInfoTokens(Families families) {
    this.families = families;
  }

  @Override
  public Authentication authenticate(Authentication authentication) {
    String presented = ((BearerTokenAuthenticationToken) authentication).getToken();
    OAuth2Authorization found = families.findByToken(presented, OAuth2TokenType.ACCESS_TOKEN);
    OAuth2Authorization.Token<OAuth2AccessToken> token =
        found == null ? null : found.getAccessToken();
    if (found == null || token == null) {
      throw new InvalidBearerTokenException("The access token is expired or revoked.");
    }
    return new BearerTokenAuthentication(
        new DefaultOAuth2AuthenticatedPrincipal(
            found.getPrincipalName(),
            Map.of("sub", found.getPrincipalName()),
            AuthorityUtils.NO_AUTHORITIES),
        token.getToken(),
        AuthorityUtils.NO_AUTHORITIES);
  }
}

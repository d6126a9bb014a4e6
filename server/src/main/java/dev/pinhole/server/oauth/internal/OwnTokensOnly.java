package dev.pinhole.server.oauth.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;

/**
 * Lets a program with a secret ask about its own tokens (RFC 7662); of others it hears what it
 * would hear of no token at all.
 *
 * @param provider Spring's, which tells each program about all tokens
 */
record OwnTokensOnly(AuthenticationProvider provider, Families families)
    implements AuthenticationProvider {

  @Override
  public @Nullable Authentication authenticate(Authentication authentication) {
    OAuth2TokenIntrospectionAuthenticationToken asked =
        (OAuth2TokenIntrospectionAuthenticationToken) authentication;
    if (!(asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)
        || client.getClientAuthenticationMethod().equals(ClientAuthenticationMethod.NONE)) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
    OAuth2Authorization found = families.findByToken(asked.getToken(), null);
    return found == null || !found.getRegisteredClientId().equals(client.getName())
        ? asked
        : provider.authenticate(asked);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return provider.supports(authentication);
  }
}

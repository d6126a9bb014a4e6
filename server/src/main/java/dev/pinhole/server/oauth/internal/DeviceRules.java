package dev.pinhole.server.oauth.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationRequestAuthenticationToken;

/** What is different where a program has no browser (RFC 8628). */
final class DeviceRules {
  /**
   * A person who follows a link with somebody else's code must not let that one in because they
   * have agreed to the same program before: they are asked each time, and it is not kept.
   */
  static final OAuth2AuthorizationConsentService ASK_ALWAYS =
      new OAuth2AuthorizationConsentService() {
        @Override
        public void save(OAuth2AuthorizationConsent consent) {
          // Not kept.
        }

        @Override
        public void remove(OAuth2AuthorizationConsent consent) {
          // There is none.
        }

        @Override
        public @Nullable OAuth2AuthorizationConsent findById(String client, String principal) {
          return null;
        }
      };

  private DeviceRules() {}

  /** Asks for something, as every request has to. */
  record Asking(AuthenticationProvider provider) implements AuthenticationProvider {
    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
      Set<String> scopes =
          ((OAuth2DeviceAuthorizationRequestAuthenticationToken) authentication).getScopes();
      if (scopes == null || scopes.isEmpty()) {
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
      }
      return provider.authenticate(authentication);
    }

    @Override
    public boolean supports(Class<?> authentication) {
      return provider.supports(authentication);
    }
  }
}

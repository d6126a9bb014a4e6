package dev.pinhole.server.oauth.internal;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceCodeAuthenticationToken;

/**
 * Has devices wait between two questions, and longer those that do not (RFC 8628 section 3.5).
 *
 * @param provider Spring's, which leaves this open
 */
record DevicePolling(AuthenticationProvider provider, TokenRows tokens, Clock clock)
    implements AuthenticationProvider {
  /** One less than what devices are told, as the network may bring two questions closer. */
  private static final int PAUSE_SECONDS = 4;

  private static final int MORE_SECONDS = 5;

  @Override
  public @Nullable Authentication authenticate(Authentication authentication) {
    try {
      return provider.authenticate(authentication);
    } catch (OAuth2AuthenticationException e) {
      if (e.getError().getErrorCode().equals("authorization_pending")) {
        ask(((OAuth2DeviceCodeAuthenticationToken) authentication).getDeviceCode());
      }
      throw e;
    }
  }

  private void ask(String code) {
    TokenHash hash = TokenHash.ofPresented(code);
    if (!tokens.ask(hash, clock.instant(), PAUSE_SECONDS, MORE_SECONDS)) {
      throw new OAuth2AuthenticationException(new OAuth2Error("slow_down"));
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return provider.supports(authentication);
  }
}

package dev.pinhole.server.oauth.internal;

import dev.pinhole.server.account.Callers;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;

/**
 * Looks at what a program asks for itself. It acts as the account that set it up, as long as that
 * one is not disabled; there is no person, so nothing of a person can be told.
 */
record ServiceRule(ClientRows clients, Callers callers)
    implements Consumer<OAuth2ClientCredentialsAuthenticationContext> {

  @Override
  public void accept(OAuth2ClientCredentialsAuthenticationContext context) {
    OAuth2ClientCredentialsAuthenticationToken asked = context.getAuthentication();
    Set<String> scopes = asked.getScopes();
    if (scopes.isEmpty()
        || !context.getRegisteredClient().getScopes().containsAll(scopes)
        || scopes.stream().anyMatch(Scopes::isOfPerson)) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
    }
    boolean owned =
        clients
            .find(context.getRegisteredClient().getId())
            .map(Client::owner)
            .filter(this::isEnabled)
            .isPresent();
    if (!owned) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
    }
  }

  private boolean isEnabled(long owner) {
    return callers.version(owner).filter(version -> callers.isCurrent(owner, version)).isPresent();
  }
}

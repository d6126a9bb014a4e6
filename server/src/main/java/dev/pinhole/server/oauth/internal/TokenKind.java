package dev.pinhole.server.oauth.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** What can be presented to find out what was granted. */
enum TokenKind {
  /** Of a person who is being asked for consent; no token of its own in Spring's terms. */
  STATE(OAuth2ParameterNames.STATE, null),
  CODE(OAuth2ParameterNames.CODE, OAuth2AuthorizationCode.class),
  ACCESS(OAuth2TokenType.ACCESS_TOKEN.getValue(), OAuth2AccessToken.class),
  REFRESH(OAuth2TokenType.REFRESH_TOKEN.getValue(), OAuth2RefreshToken.class),
  ID(OidcParameterNames.ID_TOKEN, OidcIdToken.class),
  DEVICE(OAuth2ParameterNames.DEVICE_CODE, OAuth2DeviceCode.class),
  USER(OAuth2ParameterNames.USER_CODE, OAuth2UserCode.class);

  private final String parameter;
  private final @Nullable Class<? extends OAuth2Token> type;

  TokenKind(String parameter, @Nullable Class<? extends OAuth2Token> type) {
    this.parameter = parameter;
    this.type = type;
  }

  @Nullable Class<? extends OAuth2Token> type() {
    return type;
  }

  /** Whether a request that says this, or nothing, about what it presents can mean this. */
  boolean meant(@Nullable OAuth2TokenType said) {
    // Where programs revoke and ask about tokens they need not say which; nothing else is theirs.
    return said == null ? this == ACCESS || this == REFRESH : parameter.equals(said.getValue());
  }
}

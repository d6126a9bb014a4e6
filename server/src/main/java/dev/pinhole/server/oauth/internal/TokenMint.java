package dev.pinhole.server.oauth.internal;

import dev.pinhole.server.platform.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.stereotype.Component;

/**
 * Makes all that is random: 128 bits, with a beginning by which scanners for leaked secrets can
 * tell what it is. Public clients have refresh tokens too, since each can be used once only.
 */
@Component
class TokenMint {
  static final String ACCESS = "pho_";
  static final String REFRESH = "phr_";
  static final String CODE = "phc_";
  static final String DEVICE = "phd_";
  static final String SECRET = "phs_";

  // Without vowels, so that it spells nothing, and without digits that look like letters (RFC 8628
  // section 6.1).
  private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
  private static final int USER_CODE = 8;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  TokenMint(Clock clock) {
    this.clock = clock;
  }

  Clock clock() {
    return clock;
  }

  @Nullable OAuth2AccessToken access(OAuth2TokenContext context) {
    Instant now = clock.instant();
    return isFor(context, TokenKind.ACCESS)
        ? new OAuth2AccessToken(
            OAuth2AccessToken.TokenType.BEARER,
            ACCESS + Ids.next(),
            now,
            now.plus(settings(context).getAccessTokenTimeToLive()),
            context.getAuthorizedScopes())
        : null;
  }

  @Nullable OAuth2RefreshToken refresh(OAuth2TokenContext context) {
    Instant now = clock.instant();
    return isFor(context, TokenKind.REFRESH)
        ? new OAuth2RefreshToken(
            REFRESH + Ids.next(), now, now.plus(settings(context).getRefreshTokenTimeToLive()))
        : null;
  }

  @Nullable OAuth2AuthorizationCode code(OAuth2TokenContext context) {
    Instant now = clock.instant();
    return isFor(context, TokenKind.CODE)
        ? new OAuth2AuthorizationCode(
            CODE + Ids.next(), now, now.plus(settings(context).getAuthorizationCodeTimeToLive()))
        : null;
  }

  @Nullable OAuth2DeviceCode device(OAuth2TokenContext context) {
    Instant now = clock.instant();
    return isFor(context, TokenKind.DEVICE)
        ? new OAuth2DeviceCode(
            DEVICE + Ids.next(), now, now.plus(settings(context).getDeviceCodeTimeToLive()))
        : null;
  }

  @Nullable OAuth2UserCode user(OAuth2TokenContext context) {
    Instant now = clock.instant();
    return isFor(context, TokenKind.USER)
        ? new OAuth2UserCode(letters(), now, now.plus(settings(context).getDeviceCodeTimeToLive()))
        : null;
  }

  private String letters() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < USER_CODE; i++) {
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.insert(USER_CODE / 2, '-').toString();
  }

  private static boolean isFor(OAuth2TokenContext context, TokenKind kind) {
    return kind.meant(Objects.requireNonNull(context.getTokenType()));
  }

  private static TokenSettings settings(OAuth2TokenContext context) {
    return context.getRegisteredClient().getTokenSettings();
  }
}

package dev.pinhole.server.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import dev.pinhole.api.account.AccessToken;
import dev.pinhole.server.platform.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/**
 * What signing in gives: a signed token (JWT) of an hour. It carries the account's session version,
 * so a changed password, role or a disabled account ends it at once.
 */
@Component
class AccessTokens {
  static final Duration LIFETIME = Duration.ofHours(1);
  static final String ISSUER = "pinhole";

  /** The API, and none of the programs for which the same keys sign ID tokens. */
  static final String AUDIENCE = "pinhole";

  static final String VERSION = "ver";
  // RFC 9068: no other token that the same keys may sign one day passes for an access token.
  static final String TYPE = "at+jwt";

  // Checking a signature costs more than everything else that is done for most requests.
  private static final Duration REMEMBERED = Duration.ofSeconds(10);
  private static final int MOST_REMEMBERED = 10_000;

  private final SigningKeys keys;
  private final Callers callers;
  private final Clock clock;
  private final NimbusJwtEncoder encoder;
  private final NimbusJwtDecoder decoder;
  private final Cache<String, Jwt> verified;

  AccessTokens(SigningKeys keys, Callers callers, Clock clock) {
    this.keys = keys;
    this.callers = callers;
    this.clock = clock;
    this.encoder = new NimbusJwtEncoder(keys);
    this.decoder = decoder(keys, clock);
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /** For somebody who has just shown who they are. */
  AccessToken issue(long account) {
    int version = callers.version(account).orElseThrow(ProblemException::notFound);
    Instant now = clock.instant();
    JwtClaimsSet claims =
        JwtClaimsSet.builder()
            .issuer(ISSUER)
            .subject(Long.toString(account))
            .audience(List.of(AUDIENCE))
            .claim(VERSION, version)
            .issuedAt(now)
            .expiresAt(now.plus(LIFETIME))
            .build();
    Jwt jwt = encoder.encode(JwtEncoderParameters.from(header(), claims));
    return new AccessToken(jwt.getTokenValue(), "Bearer", LIFETIME.toSeconds());
  }

  /** Returns empty for anything but a session of ours that still runs. */
  Optional<Caller> authenticate(String token) {
    try {
      Jwt jwt = verified.get(token, decoder::decode);
      return hasEnded(jwt) ? Optional.empty() : caller(jwt);
    } catch (JwtException e) {
      return Optional.empty();
    }
  }

  private boolean hasEnded(Jwt jwt) {
    Instant end = jwt.getExpiresAt();
    return end == null || !clock.instant().isBefore(end);
  }

  private Optional<Caller> caller(Jwt jwt) {
    if (!(jwt.getClaims().get(VERSION) instanceof Long version)) {
      return Optional.empty();
    }
    return callers.find(
        Long.parseLong(jwt.getSubject()), Math.toIntExact(version), jwt.getIssuedAt());
  }

  private JwsHeader header() {
    return JwsHeader.with(SignatureAlgorithm.ES256)
        .type(TYPE)
        .keyId(keys.newest().getKeyID())
        .build();
  }

  private static NimbusJwtDecoder decoder(SigningKeys keys, Clock clock) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(keys)
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .jwtProcessorCustomizer(processor ->
                processor.setJWSTypeVerifier(
                    new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TYPE))))
            .build();
    JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
    times.setClock(clock);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            times, new JwtIssuerValidator(ISSUER), new JwtAudienceValidator(AUDIENCE)));
    return decoder;
  }
}

package dev.pinhole.server.federation.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Reads what providers say of people (OpenID Connect Core, section 3.1.3.7): signed with a key pair
 * of theirs, whatever the token itself says of its algorithm.
 */
@Component
class IdTokens implements JwtDecoderFactory<ClientRegistration> {
  private static final Duration SKEW = Duration.ofSeconds(60);

  private final ProviderHttp http;
  private final Clock clock;
  private final Cache<ClientRegistration, JwtDecoder> decoders =
      Caffeine.newBuilder().maximumSize(100).weakKeys().build();

  IdTokens(ProviderHttp http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  @Override
  public JwtDecoder createDecoder(ClientRegistration provider) {
    return decoders.get(provider, this::decoder);
  }

  private JwtDecoder decoder(ClientRegistration provider) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(
                String.valueOf(provider.getProviderDetails().getJwkSetUri()))
            .restOperations(http.template())
            .jwsAlgorithms(algorithms -> {
              for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
                algorithms.add(algorithm);
              }
            })
            .build();
    decoder.setJwtValidator(validator(provider));
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }

  private OAuth2TokenValidator<Jwt> validator(ClientRegistration provider) {
    OidcIdTokenValidator claims = new OidcIdTokenValidator(provider);
    claims.setClock(clock);
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    return new DelegatingOAuth2TokenValidator<>(times, claims);
  }
}

package dev.pinhole.server.federation.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.ServerAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.RequestEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * The configured providers. What one says of itself is asked for when somebody first wants to sign
 * in with it, and again every hour: one that is down is in nobody else's way.
 */
@Component
class Providers implements ClientRegistrationRepository {
  private static final Logger LOG = LoggerFactory.getLogger(Providers.class);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
      new ParameterizedTypeReference<>() {};

  private final Map<String, ProviderSettings> settings;
  private final String redirect;
  private final ProviderHttp http;
  private final Cache<String, ClientRegistration> known =
      Caffeine.newBuilder().expireAfterWrite(KEPT).build();
  private final Cache<String, Boolean> down =
      Caffeine.newBuilder().expireAfterWrite(PAUSE).ticker(Ticker.systemTicker()).build();

  Providers(FederationProperties properties, ServerAddress address, ProviderHttp http) {
    this.settings = properties.providers();
    this.redirect = address.base().orElse("{baseUrl}") + "/login/oauth2/code/{registrationId}";
    this.http = http;
  }

  Map<String, ProviderSettings> all() {
    return settings;
  }

  /**
   * As configured.
   *
   * @throws ProblemException where there is none
   */
  ProviderSettings settings(String id) {
    ProviderSettings found = settings.get(id);
    if (found == null) {
      throw ProblemException.notFound();
    }
    return found;
  }

  /**
   * What is known of a provider.
   *
   * @throws ProblemException where it does not answer
   */
  @Override
  public ClientRegistration findByRegistrationId(String id) {
    ProviderSettings provider = settings(id);
    ClientRegistration kept = known.getIfPresent(id);
    if (kept != null) {
      return kept;
    }
    if (down.getIfPresent(id) != null) {
      throw unavailable();
    }
    ClientRegistration found = ask(id, provider);
    known.put(id, found);
    return found;
  }

  private ClientRegistration ask(String id, ProviderSettings provider) {
    URI issuer = provider.issuer();
    try {
      return issuer == null ? described(id, provider) : discovered(id, provider, issuer.toString());
    } catch (RestClientException | IllegalArgumentException | IllegalStateException e) {
      LOG.warn("Provider {} cannot be used for now: {}", id, e.toString());
      down.put(id, true);
      throw unavailable();
    }
  }

  private ClientRegistration discovered(String id, ProviderSettings provider, String issuer) {
    URI document = URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
    Map<String, Object> said =
        Objects.requireNonNullElse(
            http.template().exchange(RequestEntity.get(document).build(), DOCUMENT).getBody(),
            Map.of());
    if (!issuer.equals(said.get("issuer"))) {
      throw new IllegalStateException("it calls itself " + said.get("issuer"));
    }
    return complete(
        ClientRegistrations.fromOidcConfiguration(said),
        id,
        provider,
        Set.of("openid", "email", "profile"));
  }

  private ClientRegistration described(String id, ProviderSettings provider) {
    return complete(
        ClientRegistration.withRegistrationId(id)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .authorizationUri(String.valueOf(provider.authorizationUri()))
            .tokenUri(String.valueOf(provider.tokenUri()))
            .userInfoUri(String.valueOf(provider.userInfoUri()))
            .userNameAttributeName(provider.userIdAttribute()),
        id,
        provider,
        Set.of());
  }

  private ClientRegistration complete(
      ClientRegistration.Builder builder,
      String id,
      ProviderSettings provider,
      Set<String> scopes) {
    return builder
        .registrationId(id)
        .clientName(provider.nameOr(id))
        .clientId(String.valueOf(provider.clientId()))
        .clientSecret(Objects.requireNonNullElse(provider.clientSecret(), ""))
        .redirectUri(redirect)
        .scope(provider.scopesOr(scopes))
        .build();
  }

  static ProblemException unavailable() {
    return new ProblemException(
            ProblemCode.PROVIDER_UNAVAILABLE, "The other server does not answer. Try again later.")
        .retryAfter(PAUSE);
  }
}

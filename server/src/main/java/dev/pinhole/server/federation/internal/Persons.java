package dev.pinhole.server.federation.internal;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.RequestEntity;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Reads who somebody is from what a provider has said. */
@Component
class Persons {
  private static final Logger LOG = LoggerFactory.getLogger(Persons.class);
  private static final ParameterizedTypeReference<List<Map<String, Object>>> LIST =
      new ParameterizedTypeReference<>() {};

  private final Providers providers;
  private final ProviderHttp http;

  Persons(Providers providers, ProviderHttp http) {
    this.providers = providers;
    this.http = http;
  }

  Person of(OAuth2LoginAuthenticationToken brought) {
    String provider = brought.getClientRegistration().getRegistrationId();
    OAuth2User user = Objects.requireNonNull(brought.getPrincipal());
    return user instanceof OidcUser known
        ? openId(provider, known)
        : plain(provider, providers.settings(provider), user, brought);
  }

  private static Person openId(String provider, OidcUser user) {
    return new Person(
        provider,
        Objects.requireNonNull(user.getIssuer()).toString(),
        Objects.requireNonNull(user.getSubject()),
        user.getPreferredUsername(),
        user.getEmail(),
        Boolean.TRUE.equals(user.getEmailVerified()));
  }

  private Person plain(
      String provider,
      ProviderSettings settings,
      OAuth2User user,
      OAuth2LoginAuthenticationToken brought) {
    Map<String, Object> said = user.getAttributes();
    Optional<String> listed = listed(settings, brought);
    String verified = settings.emailVerifiedAttribute();
    return new Person(
        provider,
        String.valueOf(settings.userInfoUri()),
        user.getName(),
        text(said.get(settings.userNameAttribute())),
        listed.orElseGet(() -> text(said.get(settings.emailAttribute()))),
        listed.isPresent() || (verified != null && Boolean.TRUE.equals(said.get(verified))));
  }

  /** The primary address, if it is verified. */
  private Optional<String> listed(
      ProviderSettings settings, OAuth2LoginAuthenticationToken brought) {
    URI list = settings.emailsUri();
    if (list == null) {
      return Optional.empty();
    }
    String token = Objects.requireNonNull(brought.getAccessToken()).getTokenValue();
    try {
      List<Map<String, Object>> addresses =
          http.template()
              .exchange(RequestEntity.get(list).headers(h -> h.setBearerAuth(token)).build(), LIST)
              .getBody();
      return Objects.requireNonNullElse(addresses, List.<Map<String, Object>>of()).stream()
          .filter(a -> Boolean.TRUE.equals(a.get("primary")))
          .filter(a -> Boolean.TRUE.equals(a.get("verified")))
          .map(a -> text(a.get("email")))
          .filter(Objects::nonNull)
          .map(Objects::requireNonNull)
          .findFirst();
    } catch (RestClientException e) {
      LOG.warn(
          "Provider {} does not list addresses: {}",
          brought.getClientRegistration().getRegistrationId(),
          e.getClass().getSimpleName());
      throw Providers.unavailable();
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() ? text : null;
  }
}

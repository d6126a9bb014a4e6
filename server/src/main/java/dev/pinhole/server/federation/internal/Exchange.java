package dev.pinhole.server.federation.internal;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationProvider;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;

/** Gives a provider its code for what it says of the person. */
@Component
class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final OidcAuthorizationCodeAuthenticationProvider openId;
  private final OAuth2LoginAuthenticationProvider plain;
  private final Persons persons;

  Exchange(ProviderHttp http, IdTokens idTokens, Persons persons) {
    RestClientAuthorizationCodeTokenResponseClient tokens =
        new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(http.tokens());
    DefaultOAuth2UserService users = new DefaultOAuth2UserService();
    users.setRestOperations(http.users());
    OidcUserService openIdUsers = new OidcUserService();
    openIdUsers.setOauth2UserService(users);
    this.openId = new OidcAuthorizationCodeAuthenticationProvider(tokens, openIdUsers);
    this.openId.setJwtDecoderFactory(idTokens);
    this.plain = new OAuth2LoginAuthenticationProvider(tokens, users);
    this.persons = persons;
  }

  Person person(ClientRegistration provider, Journey journey, Answer answer) {
    String code = answer.code();
    if (code == null) {
      throw Arrivals.invalid();
    }
    boolean oidc = provider.getProviderDetails().getIssuerUri() != null;
    AuthenticationProvider way = oidc ? openId : plain;
    OAuth2LoginAuthenticationToken brought =
        new OAuth2LoginAuthenticationToken(
            provider,
            new OAuth2AuthorizationExchange(
                asked(provider, journey), answered(journey, code)));
    try {
      return Optional.ofNullable(way.authenticate(brought))
          .map(OAuth2LoginAuthenticationToken.class::cast)
          .map(persons::of)
          .orElseThrow(Arrivals::invalid);
    } catch (AuthenticationException e) {
      // Its words can have what the provider sent in them; the kind says enough.
      LOG.warn("What provider {} sent is refused: {}", journey.provider(), kind(e));
      throw isUnreachable(e) ? Providers.unavailable() : Arrivals.invalid();
    }
  }

  private static String kind(AuthenticationException e) {
    return e instanceof OAuth2AuthenticationException o
        ? o.getError().getErrorCode()
        : e.getClass().getSimpleName();
  }

  private static boolean isUnreachable(Throwable e) {
    Throwable cause = e.getCause();
    return cause instanceof ResourceAccessException || (cause != null && isUnreachable(cause));
  }

  private static OAuth2AuthorizationRequest asked(ClientRegistration provider, Journey journey) {
    OAuth2AuthorizationRequest.Builder request =
        OAuth2AuthorizationRequest.authorizationCode()
            .clientId(provider.getClientId())
            .authorizationUri(String.valueOf(provider.getProviderDetails().getAuthorizationUri()))
            .redirectUri(journey.redirectUri())
            .scopes(provider.getScopes())
            .state(journey.state());
    return request
        .attributes(attributes -> {
          attributes.put(OAuth2ParameterNames.REGISTRATION_ID, journey.provider());
          attributes.put(PkceParameterNames.CODE_VERIFIER, journey.verifier());
          attributes.put(OidcParameterNames.NONCE, journey.nonce());
        })
        .build();
  }

  /** The state has been compared before. */
  private static OAuth2AuthorizationResponse answered(Journey journey, String code) {
    return OAuth2AuthorizationResponse.success(code)
        .redirectUri(journey.redirectUri())
        .state(journey.state())
        .build();
  }
}

package dev.pinhole.server.oauth.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.OAuth2AuthorizationEndpointFilter;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/** How Spring's endpoints are told of our tables and rules. */
@Component
class Endpoints {
  private static final String USER_INFO = "/userinfo";

  private final Clients clients;
  private final Families families;
  private final Consents consents;
  private final TokenMint mint;
  private final IdTokens idTokens;
  private final Answers answers;
  private final DefaultBearerTokenResolver bearer = new DefaultBearerTokenResolver();

  Endpoints(
      Clients clients,
      Families families,
      Consents consents,
      TokenMint mint,
      IdTokens idTokens,
      Answers answers) {
    this.clients = clients;
    this.families = families;
    this.consents = consents;
    this.mint = mint;
    this.idTokens = idTokens;
    this.answers = answers;
  }

  OAuth2AuthorizationServerConfigurer server() {
    OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
    server.addObjectPostProcessor(
        new ObjectPostProcessor<OAuth2AuthorizationEndpointFilter>() {
          @Override
          public <T extends OAuth2AuthorizationEndpointFilter> T postProcess(T filter) {
            // It would begin a session for each request, to note in it who came.
            filter.setSessionAuthenticationStrategy((_, _, _) -> {});
            return filter;
          }
        });
    return server;
  }

  void configure(OAuth2AuthorizationServerConfigurer server) {
    PublicClient publicClient = new PublicClient(clients);
    server
        .registeredClientRepository(clients)
        .authorizationService(families)
        .authorizationConsentService(consents)
        .tokenGenerator(
            new DelegatingOAuth2TokenGenerator(mint::access, mint::refresh, idTokens::make))
        .clientAuthentication(client ->
            client
                .authenticationConverter(publicClient)
                .authenticationProvider(publicClient)
                .authenticationProviders(Endpoints::compareHashes))
        .authorizationEndpoint(endpoint ->
            endpoint
                .consentPage("/oauth2/consent")
                .authenticationProviders(this::rule)
                .authorizationResponseHandler(answers::granted)
                .errorResponseHandler(answers::refused))
        .oidc(oidc -> oidc.userInfoEndpoint(endpoint -> endpoint.userInfoMapper(this::userInfo)));
  }

  private static void compareHashes(List<AuthenticationProvider> providers) {
    for (AuthenticationProvider provider : providers) {
      if (provider instanceof ClientSecretAuthenticationProvider secrets) {
        secrets.setPasswordEncoder(new SecretHash());
      }
    }
  }

  private void rule(List<AuthenticationProvider> providers) {
    for (AuthenticationProvider provider : providers) {
      if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
        requests.setAuthenticationValidator(new RequestRule());
        requests.setAuthorizationCodeGenerator(mint::code);
        requests.setAuthorizationConsentRequired(Endpoints::isNew);
      }
      if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider consent) {
        consent.setAuthorizationCodeGenerator(mint::code);
        consent.setAuthorizationConsentCustomizer(Endpoints::noMeansNo);
      }
    }
  }

  /** Also to be told only who somebody is needs their word. */
  private static boolean isNew(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    return context.getAuthorizationConsent() == null
        || context.getAuthorizationRequest() == null
        || !context
            .getAuthorizationConsent()
            .getScopes()
            .containsAll(context.getAuthorizationRequest().getScopes());
  }

  /** Who agrees to nothing this time is not held to what they agreed to before. */
  static void noMeansNo(OAuth2AuthorizationConsentAuthenticationContext context) {
    OAuth2AuthorizationConsentAuthenticationToken said = context.getAuthentication();
    if (said.getScopes().isEmpty()) {
      context.getAuthorizationConsent().authorities(java.util.Set::clear);
    }
  }

  private OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
    String subject = context.getAuthorization().getPrincipalName();
    Map<String, Object> claims = new HashMap<>();
    claims.put("sub", subject);
    claims.putAll(
        idTokens.claims(Long.parseLong(subject), context.getAccessToken().getScopes()));
    return new OidcUserInfo(claims);
  }

  void configure(OAuth2ResourceServerConfigurer<HttpSecurity> resources) {
    resources
        .bearerTokenResolver(this::userInfoToken)
        .jwt(jwt -> jwt.authenticationManager(new UserInfoTokens(families)));
  }

  /** Elsewhere such a header is a person's. */
  private @Nullable String userInfoToken(HttpServletRequest request) {
    return request.getRequestURI().equals(request.getContextPath() + USER_INFO)
        ? bearer.resolve(request)
        : null;
  }
}

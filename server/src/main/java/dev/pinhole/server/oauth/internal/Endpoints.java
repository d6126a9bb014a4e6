package dev.pinhole.server.oauth.internal;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.OAuth2AuthorizationEndpointFilter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2TokenExchangeAuthenticationConverter;
import org.springframework.stereotype.Component;

/** How Spring's endpoints for programs are told of our tables and rules. */
@Component
class Endpoints {
  private final Clients clients;
  private final Families families;
  private final Consents consents;
  private final TokenRows tokens;
  private final TokenMint mint;
  private final PersonClaims personClaims;
  private final ServiceRule serviceRule;
  private final BrowserEndpoints browsers;

  Endpoints(
      Clients clients,
      Families families,
      Consents consents,
      TokenRows tokens,
      TokenMint mint,
      PersonClaims personClaims,
      ServiceRule serviceRule,
      BrowserEndpoints browsers) {
    this.clients = clients;
    this.families = families;
    this.consents = consents;
    this.tokens = tokens;
    this.mint = mint;
    this.personClaims = personClaims;
    this.serviceRule = serviceRule;
    this.browsers = browsers;
  }

  static OAuth2AuthorizationServerConfigurer server() {
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
    server
        .registeredClientRepository(clients)
        .authorizationService(families)
        .authorizationConsentService(consents)
        .tokenGenerator(
            new DelegatingOAuth2TokenGenerator(mint::access, mint::refresh, personClaims::make))
        .authorizationServerMetadataEndpoint(endpoint ->
            endpoint.authorizationServerMetadataCustomizer(m -> m.claims(Discovery::server)));
    configurePrograms(server);
    browsers.configure(server);
  }

  private void configurePrograms(OAuth2AuthorizationServerConfigurer server) {
    PublicClient publicClient = new PublicClient(clients);
    server
        .clientAuthentication(client ->
            client
                .authenticationConverter(publicClient)
                .authenticationProvider(publicClient)
                .authenticationProviders(Endpoints::compareHashes))
        .tokenEndpoint(endpoint ->
            endpoint
                .accessTokenRequestConverters(converters ->
                    converters.removeIf(
                        OAuth2TokenExchangeAuthenticationConverter.class::isInstance))
                .authenticationProviders(providers -> providers.replaceAll(this::forTokens)))
        .tokenIntrospectionEndpoint(endpoint ->
            endpoint.authenticationProviders(providers ->
                providers.replaceAll(provider -> new OwnTokensOnly(provider, families))));
  }

  private static void compareHashes(List<AuthenticationProvider> providers) {
    for (AuthenticationProvider provider : providers) {
      if (provider instanceof ClientSecretAuthenticationProvider secrets) {
        secrets.setPasswordEncoder(new SecretHash());
      }
    }
  }

  private AuthenticationProvider forTokens(AuthenticationProvider provider) {
    if (provider instanceof OAuth2ClientCredentialsAuthenticationProvider services) {
      services.setAuthenticationValidator(serviceRule);
    }
    return provider instanceof OAuth2DeviceCodeAuthenticationProvider
        ? new DevicePolling(provider, tokens, mint.clock())
        : provider;
  }
}

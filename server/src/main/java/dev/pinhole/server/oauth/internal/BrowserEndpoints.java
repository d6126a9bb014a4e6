package dev.pinhole.server.oauth.internal;

import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OidcConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceVerificationAuthenticationProvider;
import org.springframework.stereotype.Component;

/** How Spring's endpoints for people's browsers, and for devices without, are told of our rules. */
@Component
class BrowserEndpoints {
  private static final String CONSENT = "/oauth2/consent";

  private final Clients clients;
  private final Families families;
  private final TokenMint mint;
  private final Answers answers;
  private final UserInfo userInfo;
  private final Goodbye goodbye;

  BrowserEndpoints(
      Clients clients,
      Families families,
      TokenMint mint,
      Answers answers,
      UserInfo userInfo,
      Goodbye goodbye) {
    this.clients = clients;
    this.families = families;
    this.mint = mint;
    this.answers = answers;
    this.userInfo = userInfo;
    this.goodbye = goodbye;
  }

  void configure(OAuth2AuthorizationServerConfigurer server) {
    server
        .authorizationEndpoint(endpoint ->
            endpoint
                .consentPage(CONSENT)
                .authenticationProviders(this::forRequests)
                .authorizationResponseHandler(answers::granted)
                .errorResponseHandler(answers::refused))
        .deviceAuthorizationEndpoint(endpoint ->
            endpoint
                .verificationUri("/device")
                .authenticationProviders(providers -> providers.replaceAll(this::forDevices)))
        .deviceVerificationEndpoint(endpoint ->
            endpoint
                .consentPage(CONSENT)
                .authenticationProviders(providers -> providers.replaceAll(this::forDevices))
                .deviceVerificationResponseHandler(answers::connected)
                .errorResponseHandler(answers::notConnected))
        .oidc(this::configure);
  }

  private void configure(OidcConfigurer oidc) {
    oidc.userInfoEndpoint(endpoint -> endpoint.userInfoMapper(userInfo::of))
        .logoutEndpoint(endpoint ->
            endpoint
                .logoutResponseHandler(goodbye.handler())
                .errorResponseHandler(answers::refused))
        .providerConfigurationEndpoint(endpoint ->
            endpoint.providerConfigurationCustomizer(p -> p.claims(Discovery::provider)));
  }

  private void forRequests(List<AuthenticationProvider> providers) {
    for (AuthenticationProvider provider : providers) {
      if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
        requests.setAuthenticationValidator(new RequestRule());
        requests.setAuthorizationCodeGenerator(mint::code);
        requests.setAuthorizationConsentRequired(BrowserEndpoints::isToBeAsked);
      }
      if (provider instanceof OAuth2AuthorizationConsentAuthenticationProvider consent) {
        consent.setAuthorizationCodeGenerator(mint::code);
        consent.setAuthorizationConsentCustomizer(BrowserEndpoints::noMeansNo);
      }
    }
  }

  /** Also to be told only who somebody is needs their word. */
  private static boolean isToBeAsked(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
    Object prompt = request.getAdditionalParameters().get("prompt");
    return context.getAuthorizationConsent() == null
        || context.getAuthorizationRequest() == null
        || (prompt instanceof String words && List.of(words.split(" ")).contains("consent"))
        || !context
            .getAuthorizationConsent()
            .getScopes()
            .containsAll(context.getAuthorizationRequest().getScopes());
  }

  /** Who agrees to nothing this time is not held to what they agreed to before. */
  private static void noMeansNo(OAuth2AuthorizationConsentAuthenticationContext context) {
    OAuth2AuthorizationConsentAuthenticationToken said = context.getAuthentication();
    if (said.getScopes().isEmpty()) {
      context.getAuthorizationConsent().authorities(Set::clear);
    }
  }

  private AuthenticationProvider forDevices(AuthenticationProvider provider) {
    return switch (provider) {
      case OAuth2DeviceAuthorizationRequestAuthenticationProvider requests -> {
        requests.setDeviceCodeGenerator(mint::device);
        requests.setUserCodeGenerator(mint::user);
        yield new DeviceRules.Asking(requests);
      }
      case OAuth2DeviceVerificationAuthenticationProvider _ ->
          new OAuth2DeviceVerificationAuthenticationProvider(
              clients, families, DeviceRules.ASK_ALWAYS);
      case OAuth2DeviceAuthorizationConsentAuthenticationProvider _ ->
          new OAuth2DeviceAuthorizationConsentAuthenticationProvider(
              clients, families, DeviceRules.ASK_ALWAYS);
      default -> provider;
    };
  }
}

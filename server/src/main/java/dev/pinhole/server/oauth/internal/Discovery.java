package dev.pinhole.server.oauth.internal;

import java.util.List;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.AbstractOAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;

/** What programs find at the well-known addresses: what there is, and not what Spring could do. */
final class Discovery {
  private static final String BASIC = ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue();
  private static final String POST = ClientAuthenticationMethod.CLIENT_SECRET_POST.getValue();
  private static final String NONE = ClientAuthenticationMethod.NONE.getValue();
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

  private Discovery() {}

  static void describe(OidcProviderConfiguration.Builder provider) {
    describe((AbstractOAuth2AuthorizationServerMetadata.AbstractBuilder<?, ?>) provider);
    provider
        .idTokenSigningAlgorithms(algorithms -> replace(algorithms, "ES256"))
        .claim(
            "claims_supported",
            List.of("sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "preferred_username",
                "email", "email_verified"))
        .claim("prompt_values_supported", List.of("none", "login", "consent"))
        .claim("request_parameter_supported", false)
        .claim("request_uri_parameter_supported", false)
        .claim("claims_parameter_supported", false);
  }

  static void describe(AbstractOAuth2AuthorizationServerMetadata.AbstractBuilder<?, ?> server) {
    server
        .scopes(scopes -> replace(scopes, Scopes.all().toArray(String[]::new)))
        .grantTypes(grants -> grants.remove(EXCHANGE))
        .tokenEndpointAuthenticationMethods(methods -> replace(methods, BASIC, POST, NONE))
        .tokenRevocationEndpointAuthenticationMethods(methods -> replace(methods, BASIC, POST, NONE))
        .tokenIntrospectionEndpointAuthenticationMethods(methods -> replace(methods, BASIC, POST))
        .claims(claims -> {
          claims.remove("tls_client_certificate_bound_access_tokens");
          claims.remove("dpop_signing_alg_values_supported");
        })
        .claim("authorization_response_iss_parameter_supported", true)
        .claim("response_modes_supported", List.of("query"));
  }

  private static void replace(List<String> values, String... others) {
    values.clear();
    values.addAll(List.of(others));
  }
}

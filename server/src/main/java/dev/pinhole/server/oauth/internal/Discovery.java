package dev.pinhole.server.oauth.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What programs find at the well-known addresses: what there is, and not what Spring could do. */
final class Discovery {
  private static final List<String> SECRETS = List.of("client_secret_basic", "client_secret_post");

  private Discovery() {}

  /** OAuth 2 Authorization Server Metadata (RFC 8414). */
  static void server(Map<String, Object> claims) {
    List<String> withNone = Stream.concat(SECRETS.stream(), Stream.of("none")).toList();
    claims.put("scopes_supported", List.copyOf(Scopes.all()));
    claims.put(
        "grant_types_supported",
        List.of(
            "authorization_code",
            "refresh_token",
            "client_credentials",
            "urn:ietf:params:oauth:grant-type:device_code"));
    claims.put("token_endpoint_auth_methods_supported", withNone);
    claims.put("revocation_endpoint_auth_methods_supported", withNone);
    claims.put("introspection_endpoint_auth_methods_supported", SECRETS);
    claims.put("authorization_response_iss_parameter_supported", true);
    claims.put("response_modes_supported", List.of("query"));
    claims.remove("tls_client_certificate_bound_access_tokens");
    claims.remove("dpop_signing_alg_values_supported");
  }

  /** OpenID Connect Discovery, section 3. */
  static void provider(Map<String, Object> claims) {
    server(claims);
    claims.put("id_token_signing_alg_values_supported", List.of("ES256"));
    claims.put(
        "claims_supported",
        List.of(
            "sub",
            "iss",
            "aud",
            "azp",
            "exp",
            "iat",
            "auth_time",
            "nonce",
            "preferred_username",
            "email",
            "email_verified"));
    claims.put("prompt_values_supported", List.of("none", "login", "consent"));
    claims.put("request_parameter_supported", false);
    claims.put("request_uri_parameter_supported", false);
    claims.put("claims_parameter_supported", false);
  }
}

package dev.pinhole.server.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@PinholeTest
@TestPropertySource(properties = "pinhole.base-url=https://photos.example/")
class IssuerIT {
  @Autowired TestApi api;

  @Test
  void isTheConfiguredAddress() {
    for (String name : new String[] {"openid-configuration", "oauth-authorization-server"}) {
      JsonNode found = api.get("/.well-known/" + name).expect(200).json();
      assertThat(found.path("issuer").asString()).isEqualTo("https://photos.example");
      assertThat(found.path("token_endpoint").asString())
          .isEqualTo("https://photos.example/oauth2/token");
    }
    OAuthApi cli = OAuthApi.cli(api.asUser("issuer-ada"));
    String page = cli.authorize(cli.request("openid")).expect(302).header("Location");
    assertThat(OAuthApi.query(cli.consent(page, "openid").expect(302).header("Location")))
        .containsEntry("iss", "https://photos.example");
  }

  @Test
  void saysOnlyWhatThereIs() {
    JsonNode found = api.get("/.well-known/openid-configuration").expect(200).json();
    assertThat(found.path("id_token_signing_alg_values_supported")).hasToString("[\"ES256\"]");
    assertThat(found.path("code_challenge_methods_supported")).hasToString("[\"S256\"]");
    assertThat(found.path("grant_types_supported"))
        .hasToString(
            "[\"authorization_code\",\"refresh_token\",\"client_credentials\",\""
                + OAuthApi.DEVICE_GRANT
                + "\"]");
    assertThat(found.has("dpop_signing_alg_values_supported")).isFalse();
    assertThat(found.path("scopes_supported").toString()).doesNotContain("account");
  }
}

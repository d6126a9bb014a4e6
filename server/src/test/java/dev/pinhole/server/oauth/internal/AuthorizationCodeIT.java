package dev.pinhole.server.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Registration;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@PinholeTest
class AuthorizationCodeIT {
  @Autowired TestApi api;

  @Test
  void letsAProgramActWithinItsScopes() {
    OAuthApi cli = OAuthApi.cli(api.asUser("codeada"));
    Answer asked = cli.authorize(cli.request("images:read openid")).expect(302);
    assertThat(asked.header("Location")).contains("/oauth2/consent?");
    Answer granted = cli.consent(asked.header("Location"), "images:read", "openid").expect(302);
    assertThat(granted.header("Location")).startsWith(OAuthApi.CALLBACK + "?");
    Map<String, String> answer = OAuthApi.query(granted.header("Location"));
    assertThat(answer)
        .containsEntry("state", "the+program's state")
        .containsEntry("iss", api.uri("").toString());
    JsonNode tokens = cli.exchange(Objects.requireNonNull(answer.get("code"))).expect(200).json();
    assertThat(tokens.path("expires_in").asInt()).isBetween(3590, 3600);
    assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
    TestApi program = api.withToken(tokens.path("access_token").asString());
    assertThat(program.get("/api/v1/images").expect(200).status()).isEqualTo(200);
    assertThat(program.post("/api/v1/tokens", "{}").expect(403).json().path("requiredScope"))
        .hasToString("\"account\"");
    JsonNode next = cli.refresh(tokens.path("refresh_token").asString()).expect(200).json();
    program.get("/api/v1/images").expect(401);
    api.withToken(next.path("access_token").asString()).get("/api/v1/images").expect(200);
    JsonNode person =
        api.withToken(next.path("access_token").asString()).get("/userinfo").expect(200).json();
    assertThat(person.path("sub").asString()).isNotEmpty();
  }

  @Test
  void tellsNoEmailAddressThatNobodyAgreedTo() {
    api.asAdmin()
        .post(
            "/api/v1/accounts",
            new Registration("codemail", "codemail@example.org", TestApi.PASSWORD, null))
        .expect(201);
    TestApi person = OAuthApi.signedIn(api, "codemail");
    String token = OAuthApi.cli(person).tokens("images:read").path("access_token").asString();
    JsonNode seen = api.withToken(token).get("/api/v1/account").expect(200).json();
    assertThat(seen.path("username").asString()).isEqualTo("codemail");
    assertThat(seen.toString()).doesNotContain("example.org");
    assertThat(person.get("/api/v1/account").expect(200).json().path("email").asString())
        .isEqualTo("codemail@example.org");
  }

  @Test
  void asksWhoIsNotSignedInToSignIn() {
    OAuthApi nobody = OAuthApi.cli(api.withToken(null));
    String location = nobody.authorize(nobody.request("openid")).expect(302).header("Location");
    assertThat(location)
        .startsWith(api.uri("/sign-in?continue=%2Foauth2%2Fauthorize%3Fresponse_type").toString());
  }
}

package dev.pinhole.server.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.oauth.OAuthClient;
import dev.pinhole.api.oauth.OAuthClientRequest;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What nobody gets a code for. */
@PinholeTest
class RefusedRequestIT {
  @Autowired TestApi api;

  private OAuthApi cli() {
    return OAuthApi.cli(api.asUser("refused-ada"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:53682/callback/more",
        "http://127.0.0.1:53682/callbac",
        "http://127.0.0.1:53682/x/../callback",
        "http://127.0.0.1:53682/%63allback",
        "http://127.0.0.1:53682/callback#x",
        "http://127.0.0.1:53682@evil.example/callback",
        "http://127.0.0.1.evil.example/callback",
        "http://evil.example:53682/callback",
        "https://127.0.0.1:53682/callback",
        "http://localhost:53682/callback",
        "javascript:alert(1)",
        "",
      })
  void sendsNobodyToAnAddressThatIsNotRegistered(String redirect) {
    Map<String, String> request = cli().request("images:read");
    request.put("redirect_uri", redirect);
    Answer refused = cli().authorize(request).expect(400);
    assertThat(refused.json().path("error").asString()).isEqualTo("invalid_redirect_uri");
    assertThat(refused.header("Location")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/", "javascript:alert(1)", ""})
  void sendsNobodyOnForAProgramThatHasNoAddress(String redirect) {
    OAuthClientRequest service =
        new OAuthClientRequest(
            "Service",
            null,
            true,
            Set.of(),
            Set.of(),
            Set.of("images:read"),
            Set.of("client_credentials"));
    OAuthClient made =
        OAuthApi.admin(api)
            .post("/api/v1/admin/clients", service)
            .expect(201)
            .as(OAuthClient.class);
    OAuthApi program = OAuthApi.made(api.asUser("refused-ada"), made);
    Map<String, String> request = program.request("images:read");
    request.put("redirect_uri", redirect);
    assertThat(program.authorize(request).expect(400).header("Location")).isEmpty();
    request.remove("redirect_uri");
    assertThat(program.authorize(request).expect(400).header("Location")).isEmpty();
  }

  @Test
  void leadsBrowsersToAPageThatSaysWhatIsWrong() {
    Map<String, String> request = cli().request("images:read");
    request.put("client_id", "nobody");
    Answer refused =
        cli()
            .person()
            .send(
                cli()
                    .person()
                    .request("/oauth2/authorize?" + OAuthApi.form(request))
                    .header("Accept", "text/html,*/*")
                    .GET());
    assertThat(refused.expect(302).header("Location"))
        .endsWith("/oauth2/error?error=invalid_client");
  }

  @ParameterizedTest
  @CsvSource({
    "code_challenge_method, plain, invalid_request",
    "code_challenge_method, , invalid_request",
    "code_challenge, , invalid_request",
    "code_challenge, short, invalid_request",
    "scope, images:read account, invalid_scope",
    "scope, everything, invalid_scope",
    "scope, , invalid_scope",
  })
  void tellsTheProgramWhatItDidWrong(String parameter, String value, String error) {
    Map<String, String> request = cli().request("images:read");
    request.put(parameter, value == null ? "" : value);
    String location = cli().authorize(request).expect(302).header("Location");
    assertThat(location).startsWith(OAuthApi.CALLBACK);
    assertThat(OAuthApi.query(location))
        .containsEntry("error", error)
        .containsEntry("state", "the+program's state")
        .containsKey("iss")
        .doesNotContainKey("code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirect_uri", "state", "nonce", "scope", "client_id", "code_challenge"})
  void takesNoParameterTwice(String parameter) {
    String query = OAuthApi.form(cli().request("images:read"));
    Answer refused =
        cli().person().get("/oauth2/authorize?" + query + "&" + parameter + "=other").expect(400);
    assertThat(refused.header("Location")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "nonce"})
  void takesNoHugeParameter(String parameter) {
    Map<String, String> request = cli().request("images:read");
    request.put(parameter, "x".repeat(1001));
    assertThat(OAuthApi.query(cli().authorize(request).expect(302).header("Location")))
        .containsEntry("error", "invalid_request");
    request.put(parameter, "x".repeat(5000));
    assertThat(cli().authorize(request).expect(400).header("Location")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "request, request_not_supported",
    "request_uri, request_uri_not_supported",
  })
  void takesNoRequestInARequest(String parameter, String error) {
    Map<String, String> request = cli().request("images:read");
    request.put(parameter, "urn:ietf:params:oauth:request_uri:x");
    Answer refused = cli().authorize(request).expect(400);
    assertThat(refused.json().path("error").asString()).isEqualTo(error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "id_token", "code token", "none", ""})
  void givesNothingButCodes(String type) {
    Map<String, String> request = cli().request("openid");
    request.put("response_type", type);
    cli().authorize(request).expect(400);
  }

  @Test
  void programsCannotMakeThemselvesMore() {
    String token = cli().tokens("images:read").path("access_token").asString();
    OAuthApi program = OAuthApi.cli(api.withToken(token));
    program.authorize(program.request("images:write")).expect(403);
  }

  @Test
  void consentIsThePersonsOwn() {
    String page = cli().authorize(cli().request("images:read")).expect(302).header("Location");
    OAuthApi other = OAuthApi.cli(api.asUser("refused-eve"));
    assertThat(other.consent(page, "images:read").expect(400).header("Location")).isEmpty();
    OAuthApi.cli(api.withToken(null)).consent(page, "images:read").expect(401);
    assertThat(OAuthApi.query(cli().consent(page, "images:write").header("Location")))
        .as("more than was asked")
        .containsEntry("error", "invalid_scope");
    assertThat(OAuthApi.query(cli().consent(page).expect(302).header("Location")))
        .containsEntry("error", "access_denied");
    assertThat(cli().consent(page, "images:read").expect(400).header("Location")).isEmpty();
  }

  @Test
  void tokensThatOnlySayWhoOpenNothing() {
    String token = cli().tokens("openid").path("access_token").asString();
    api.withToken(token).get("/api/v1/account").expect(403);
    api.withToken(token).get("/userinfo").expect(200);
    String other = cli().tokens("images:read").path("access_token").asString();
    api.withToken(other).get("/userinfo").expect(403);
  }

  @Test
  void idTokensAreNoAccessTokens() {
    String token = cli().tokens("openid images:read").path("id_token").asString();
    api.withToken(token).get("/api/v1/images").expect(401);
    api.withToken(token).get("/userinfo").expect(401);
  }
}

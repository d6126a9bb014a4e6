package dev.pinhole.server.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.oauth.OAuthClient;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@PinholeTest
class ClientIT {
  private static final String PATH = "/api/v1/admin/clients";
  private static final String REDIRECT = "https://frame.example/cb";

  @Autowired TestApi api;
  @Autowired TestClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void isSetUpByAdminsOnly() {
    api.asUser("client-ada").get(PATH).expect(403);
    api.asUser("client-ada").post(PATH, "{}").expect(403);
    api.withToken(null).get(PATH).expect(401);
  }

  @Test
  void secretIsShownOnceAndCanBeReplaced() {
    OAuthClient made = OAuthApi.make(api, true, REDIRECT, "images:read");
    String secret = Objects.requireNonNull(made.secret());
    TestApi admin = OAuthApi.admin(api);
    assertThat(admin.get(PATH + "/" + made.id()).expect(200).text())
        .contains(REDIRECT)
        .doesNotContain(secret, "secret");
    OAuthClient renewed =
        admin.post(PATH + "/" + made.id() + "/secret", "{}").expect(200).as(OAuthClient.class);
    service(made).expect(401);
    service(renewed).expect(200);
  }

  @Test
  void whileDisabledNothingOfItWorks() {
    OAuthClient made = OAuthApi.make(api, true, REDIRECT, "images:read");
    OAuthApi frame = OAuthApi.made(api.asUser("client-ada"), made);
    JsonNode tokens = frame.tokens("images:read");
    TestApi program = api.withToken(tokens.path("access_token").asString());
    program.get("/api/v1/images").expect(200);
    TestApi admin = OAuthApi.admin(api);
    admin.patch(PATH + "/" + made.id(), "{\"disabled\":true}").expect(200);
    program.get("/api/v1/images").expect(401);
    frame.refresh(tokens.path("refresh_token").asString()).expect(401);
    frame.authorize(frame.request("images:read")).expect(400);
    admin.patch(PATH + "/" + made.id(), "{\"disabled\":false}").expect(200);
    program.get("/api/v1/images").expect(200);
    admin.patch(PATH + "/" + made.id(), "{\"scopes\":[\"captures\"]}").expect(200);
    program.get("/api/v1/images").expect(403);
    admin.delete(PATH + "/" + made.id()).expect(204);
    program.get("/api/v1/images").expect(401);
    admin.get(PATH + "/" + made.id()).expect(404);
  }

  @Test
  void whatComesWithTheServerCanOnlyBeDisabled() {
    TestApi admin = OAuthApi.admin(api);
    admin.delete(PATH + "/pinhole-cli").expect(409);
    admin.patch(PATH + "/pinhole-cli", "{\"name\":\"mine\"}").expect(409);
    admin.post(PATH + "/pinhole-cli/secret", "{}").expect(409);
    assertThat(admin.patch(PATH + "/pinhole-cli", "{\"disabled\":false}").expect(200).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"redirectUris\":[\"http://frame.example/cb\"]",
        "\"redirectUris\":[\"https://frame.example/cb#x\"]",
        "\"redirectUris\":[\"https://u@frame.example/cb\"]",
        "\"redirectUris\":[\"javascript:alert(1)\"]",
        "\"redirectUris\":[\"com.example.app:/cb\"]",
        "\"redirectUris\":[]",
        "\"scopes\":[\"account\"]",
        "\"scopes\":[]",
        "\"grants\":[\"password\"]",
        "\"grants\":[\"refresh_token\"]",
        "\"grants\":[]",
        "\"name\":\" \"",
        "\"homepage\":\"javascript:alert(1)\"",
        "\"confidential\":false,\"grants\":[\"client_credentials\"],\"redirectUris\":[]",
      })
  void cannotBeJustAnything(String member) {
    String base =
        """
        {"name":"Frame","confidential":true,"redirectUris":["https://frame.example/cb"],
         "scopes":["images:read"],"grants":["authorization_code"]}
        """;
    JsonNode json = JsonMapper.shared().readTree(base);
    ((ObjectNode) json).setAll((ObjectNode) JsonMapper.shared().readTree("{" + member + "}"));
    OAuthApi.admin(api).post(PATH, json.toString()).expect(400);
  }

  @Test
  void needsProofThatIsFresh() {
    TestApi admin = OAuthApi.admin(api);
    clock.advance(Duration.ofMinutes(11));
    assertThat(admin.post(PATH, "{}").expect(403).code()).isEqualTo("proof-required");
    admin.get(PATH).expect(200);
  }

  @Test
  void actsForItselfWithinItsScopes() {
    OAuthApi robot =
        OAuthApi.made(api, OAuthApi.make(api, true, REDIRECT, "images:read", "openid"));
    for (String scope : new String[] {"images:write", "openid", "images:read openid", ""}) {
      Answer refused =
          robot.token(Map.of("grant_type", "client_credentials", "scope", scope)).expect(400);
      assertThat(refused.json().path("error").asString()).isEqualTo("invalid_scope");
    }
  }

  @Test
  void consentIsRememberedOfWhoCanProveWhoTheyAre() {
    OAuthClient made = OAuthApi.make(api, true, REDIRECT, "images:read", "captures");
    OAuthApi frame = OAuthApi.made(api.asUser("client-bob"), made);
    frame.code("images:read");
    Answer again = frame.authorize(frame.request("images:read")).expect(302);
    assertThat(again.header("Location")).startsWith(REDIRECT + "?code=");
    Answer more = frame.authorize(frame.request("images:read captures")).expect(302);
    String page = more.header("Location");
    assertThat(page).contains("/oauth2/consent?");
    JsonNode shown =
        frame
            .person()
            .get(
                "/api/v1/oauth/consent?client_id="
                    + made.id()
                    + "&state="
                    + OAuthApi.encoded(OAuthApi.value(page, "state")))
            .expect(200)
            .json();
    assertThat(shown.path("scopes").findValuesAsString("granted")).containsExactly("false", "true");
    assertThat(OAuthApi.query(frame.consent(page).expect(302).header("Location")))
        .as("no means no, whatever was agreed to before")
        .containsEntry("error", "access_denied");
    OAuthApi cli = OAuthApi.cli(api.asUser("client-bob"));
    cli.code("images:read");
    assertThat(cli.authorize(cli.request("images:read")).expect(302).header("Location"))
        .contains("/oauth2/consent?");
  }

  @Test
  void peopleSeeAndEndWhatTheyAllow() {
    OAuthClient made = OAuthApi.make(api, true, REDIRECT, "images:read");
    TestApi person = api.asUser("client-cora");
    JsonNode tokens = OAuthApi.made(person, made).tokens("images:read");
    TestApi program = api.withToken(tokens.path("access_token").asString());
    program.get("/api/v1/account/authorizations").expect(403);
    JsonNode own = person.get("/api/v1/account/authorizations").expect(200).json().get(0);
    assertThat(own.path("client").path("name").asString()).isEqualTo("Frame");
    assertThat(own.path("scopes").get(0).asString()).isEqualTo("images:read");
    String path = "/api/v1/account/authorizations/" + own.path("id").asString();
    api.asUser("client-eve").delete(path).expect(404);
    program.get("/api/v1/images").expect(200);
    person.delete(path).expect(204);
    program.get("/api/v1/images").expect(401);
    assertThat(person.get("/api/v1/account/authorizations").expect(200).json().size()).isZero();
    OAuthApi frame = OAuthApi.made(person, made);
    assertThat(frame.authorize(frame.request("images:read")).expect(302).header("Location"))
        .as("is asked again")
        .contains("/oauth2/consent?");
  }

  @Test
  void endsWithTheSessionsOfThePerson() {
    TestApi person = api.asUser("client-dan");
    JsonNode tokens = OAuthApi.cli(person).tokens("images:read");
    TestApi program = api.withToken(tokens.path("access_token").asString());
    program.get("/api/v1/images").expect(200);
    person.delete("/api/v1/sessions").expect(204);
    program.get("/api/v1/images").expect(401);
    assertThat(
            OAuthApi.cli(person)
                .refresh(tokens.path("refresh_token").asString())
                .expect(400)
                .json()
                .path("error")
                .asString())
        .isEqualTo("invalid_grant");
  }

  private Answer service(OAuthClient client) {
    return OAuthApi.made(api, client)
        .token(Map.of("grant_type", "client_credentials", "scope", "images:read"));
  }
}

package dev.pinhole.server.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@PinholeTest
class DeviceIT {
  @Autowired TestApi api;
  @Autowired TestClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void showsWhoAsksAndForWhat() {
    JsonNode device = device("images:read captures");
    TestApi person = api.asUser("device-ada");
    String page =
        verify(person, device.path("user_code").asString().toLowerCase(Locale.ROOT)).location();
    Map<String, String> asked = OAuthApi.query(page);
    assertThat(page).contains("/oauth2/consent?");
    assertThat(asked).containsEntry("user_code", device.path("user_code").asString());
    JsonNode shown =
        person
            .get("/api/v1/oauth/consent?client_id=pinhole-cli&state=" + asked.get("state"))
            .expect(200)
            .json();
    assertThat(shown.path("client").path("name").asString()).startsWith("Pinhole");
    assertThat(shown.path("scopes").findValuesAsString("value"))
        .containsExactly("captures", "images:read");
    api.asUser("device-eve")
        .get("/api/v1/oauth/consent?client_id=pinhole-cli&state=" + asked.get("state"))
        .expect(404);
  }

  @Test
  void asksAlsoWhoHasAgreedBefore() {
    TestApi person = api.asUser("device-bob");
    connect(person, device("captures").path("user_code").asString(), "captures");
    Answer again = verify(person, device("captures").path("user_code").asString()).answer();
    assertThat(again.json().path("location").asString()).contains("/oauth2/consent?");
  }

  @Test
  void hearsThatItWasNotLetIn() {
    JsonNode device = device("captures");
    TestApi person = api.asUser("device-cora");
    assertThat(connect(person, device.path("user_code").asString())).endsWith("/device?denied");
    assertThat(poll(device).expect(400).json().path("error").asString()).isEqualTo("access_denied");
  }

  @Test
  void codeWorksOnce() {
    JsonNode device = device("captures");
    TestApi person = api.asUser("device-dan");
    String code = device.path("user_code").asString();
    assertThat(connect(person, code, "captures")).endsWith("/device?done");
    verify(api.asUser("device-eve"), code).answer().expect(400);
    poll(device).expect(200);
    poll(device).expect(400);
  }

  @Test
  void thereAreNoIdTokensForDevices() {
    Answer refused =
        OAuthApi.cli(api)
            .post("/oauth2/device_authorization", Map.of("scope", "openid captures"))
            .expect(400);
    assertThat(error(refused)).isEqualTo("invalid_scope");
  }

  @Test
  void isToldToSlowDown() {
    clock.stop();
    JsonNode device = device("captures");
    assertThat(error(poll(device))).isEqualTo("authorization_pending");
    assertThat(error(poll(device))).isEqualTo("slow_down");
    clock.advance(Duration.ofSeconds(5));
    assertThat(error(poll(device))).as("the pause has grown").isEqualTo("slow_down");
    clock.advance(Duration.ofSeconds(16));
    assertThat(error(poll(device))).isEqualTo("authorization_pending");
    clock.advance(Duration.ofMinutes(10));
    assertThat(error(poll(device))).isEqualTo("expired_token");
  }

  @Test
  void belongsToOneProgram() {
    JsonNode device = device("captures");
    OAuthApi other =
        OAuthApi.made(
            api.asUser("device-dan"),
            OAuthApi.make(api, true, "https://frame.example/cb", "captures"));
    Answer refused =
        other.token(
            Map.of(
                "grant_type",
                OAuthApi.DEVICE_GRANT,
                "device_code",
                device.path("device_code").asString()));
    assertThat(error(refused)).isEqualTo("invalid_grant");
  }

  /** All the way; without a scope it is a refusal. Returns where the page goes then. */
  static String connect(TestApi person, String code, String... scopes) {
    Map<String, String> asked = OAuthApi.query(verify(person, code).location());
    StringBuilder form =
        new StringBuilder(
            OAuthApi.form(
                Map.of(
                    "client_id", "pinhole-cli", "state", asked.get("state"), "user_code", code)));
    for (String scope : scopes) {
      form.append("&scope=").append(OAuthApi.encoded(scope));
    }
    return send(person, form.toString()).location();
  }

  record Sent(Answer answer) {
    String location() {
      return answer.expect(200).json().path("location").asString();
    }
  }

  @Test
  void requestsAreCountedHoweverTheirAddressIsWritten() {
    Answer answer =
        OAuthApi.cli(api)
            .post("/oauth2/device_authorizatio%6e", Map.of("scope", "captures"))
            .expect(200);
    assertThat(answer.header("RateLimit-Policy")).contains("device-codes");
  }

  /** Somebody types a code. */
  static Sent verify(TestApi person, String code) {
    return send(person, OAuthApi.form(Map.of("user_code", code)));
  }

  private static Sent send(TestApi person, String form) {
    return new Sent(
        person.send(
            person
                .request("/oauth2/device_verification")
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
  }

  private JsonNode device(String scope) {
    return OAuthApi.cli(api)
        .post("/oauth2/device_authorization", Map.of("scope", scope))
        .expect(200)
        .json();
  }

  private Answer poll(JsonNode device) {
    return OAuthApi.cli(api)
        .token(
            Map.of(
                "grant_type",
                OAuthApi.DEVICE_GRANT,
                "device_code",
                device.path("device_code").asString()));
  }

  private static String error(Answer answer) {
    return answer.expect(400).json().path("error").asString();
  }
}

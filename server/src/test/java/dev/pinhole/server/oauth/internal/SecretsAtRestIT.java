package dev.pinhole.server.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.oauth.OAuthClient;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PinholeTest
@ExtendWith(OutputCaptureExtension.class)
class SecretsAtRestIT {
  private static final List<String> TABLES =
      List.of("oauth_client", "oauth_family", "oauth_token", "oauth_consent", "audit");

  @Autowired TestApi api;
  @Autowired JdbcClient jdbc;

  @Test
  void nothingThatOpensIsInTheDatabaseOrTheLog(CapturedOutput output) {
    TestApi person = api.asUser("rest-ada");
    OAuthClient client =
        OAuthApi.make(api, true, "https://frame.example/cb", "images:read", "openid");
    OAuthApi frame = OAuthApi.made(person, client);
    List<String> secrets = new ArrayList<>();
    secrets.add(Objects.requireNonNull(client.secret()));
    String page =
        frame.authorize(frame.request("images:read openid")).expect(302).header("Location");
    secrets.add(OAuthApi.query(page).get("state"));
    assertAbsent(secrets, output);
    String code = frame.code("images:read openid");
    secrets.add(code);
    assertAbsent(secrets, output);
    JsonNode tokens = frame.exchange(code).expect(200).json();
    addTokens(secrets, tokens);
    addTokens(secrets, frame.refresh(tokens.path("refresh_token").asString()).json());
    JsonNode device =
        OAuthApi.cli(person)
            .post("/oauth2/device_authorization", Map.of("scope", "captures"))
            .expect(200)
            .json();
    secrets.add(device.path("device_code").asString());
    secrets.add(device.path("user_code").asString());
    DeviceIT.connect(person, device.path("user_code").asString(), "captures");
    frame.refresh(tokens.path("refresh_token").asString()).expect(400);
    assertAbsent(secrets, output);
  }

  private static void addTokens(List<String> secrets, JsonNode tokens) {
    for (String name : List.of("access_token", "refresh_token", "id_token")) {
      secrets.add(tokens.path(name).asString());
    }
  }

  private void assertAbsent(List<String> secrets, CapturedOutput output) {
    StringBuilder kept = new StringBuilder(output.getAll());
    for (String table : TABLES) {
      kept.append(jdbc.sql("SELECT * FROM " + table).query().listOfRows());
    }
    assertThat(secrets).noneMatch(String::isEmpty);
    assertThat(kept.toString()).doesNotContain(secrets);
  }
}

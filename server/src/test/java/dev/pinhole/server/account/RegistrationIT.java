package dev.pinhole.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.AdminAccountChange;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.Registration;
import dev.pinhole.api.account.RegistrationCode;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@PinholeTest
class RegistrationIT {
  private static final String ACCOUNTS = "/api/v1/accounts";

  @Autowired TestApi api;

  @Test
  void strangersNeedACode() {
    assertThat(register(api, "stranger", null).expect(403).code()).isEqualTo("registration-closed");
    String code =
        api.asAdmin()
            .post(ACCOUNTS + "/codes", "{\"expiresIn\":600}")
            .expect(201)
            .as(RegistrationCode.class)
            .code();
    register(api, "guest", code).expect(201);
    assertThat(register(api, "guest2", code).expect(403).code())
        .isEqualTo("wrong-registration-code");
    api.post("/api/v1/login", new Login("guest", TestApi.PASSWORD)).expect(200);
  }

  @Test
  void usersMakeNeitherAccountsNorCodes() {
    TestApi ada = api.asUser("ada");
    register(ada, "friend", null).expect(403);
    ada.post(ACCOUNTS + "/codes", "{}").expect(403);
  }

  @Test
  void takenNameIsSaid() {
    api.asUser("ada");
    assertThat(register(api.asAdmin(), "ADA", null).expect(409).code()).isEqualTo("username-taken");
  }

  @ParameterizedTest
  @CsvSource({
    "a, long enough, , username",
    "-ada, long enough, , username",
    "ada@home, long enough, , username",
    "carl, short, , password",
    "carl, 0123456789012345678901234567890123456789012345678901234567890123456789012, , password",
    "carl, long enough, nonsense, email",
  })
  void namesWhatIsNotValid(String name, String password, String email, String field) {
    Answer answer =
        api.asAdmin().post(ACCOUNTS, new Registration(name, email, password, null)).expect(400);
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
  }

  @Test
  void adminEndsWhatADisabledAccountHas() {
    TestApi suspended = api.asUser("suspended");
    long id = suspended.get("/api/v1/account").expect(200).json().path("id").asLong();
    api.asAdmin()
        .patch("/api/v1/admin/accounts/" + id, new AdminAccountChange(null, true))
        .expect(200);
    suspended.get("/api/v1/account").expect(401);
    api.post("/api/v1/login", new Login("suspended", TestApi.PASSWORD)).expect(401);
  }

  @Test
  void accountsAreListedInParts() {
    api.asUser("ada");
    api.asUser("bob");
    JsonNode first = api.asAdmin().get("/api/v1/admin/accounts?limit=1").expect(200).json();
    assertThat(first.path("items").get(0).path("username").asString()).isEqualTo(TestApi.ADMIN);
    String next = first.path("next").asString();
    JsonNode second =
        api.asAdmin().get("/api/v1/admin/accounts?limit=1&cursor=" + next).expect(200).json();
    assertThat(second.path("items").get(0).path("id").asLong())
        .isGreaterThan(first.path("items").get(0).path("id").asLong());
  }

  @Test
  void newPasswordEndsTheSession() {
    TestApi nora = api.asUser("nora");
    nora.patch(
            "/api/v1/account",
            new AccountChange("nora@example.org", "a new password", TestApi.PASSWORD))
        .expect(200);
    nora.get("/api/v1/account").expect(401);
    api.post("/api/v1/login", new Login("nora@example.org", "a new password")).expect(200);
  }

  @Test
  void descriptionOfTheApiIsPublicAndKnowsNoCallerParameter() {
    JsonNode description = api.get("/openapi.json").expect(200).json();
    assertThat(description.path("components").path("securitySchemes").has("bearer")).isTrue();
    assertThat(description.path("paths").has("/error")).isFalse();
    JsonNode get = description.path("paths").path("/api/v1/account").path("get");
    assertThat(get.isMissingNode()).isFalse();
    assertThat(get.has("parameters")).isFalse();
    assertThat(get.at("/responses/200/content").has("application/json")).isTrue();
    assertThat(description.path("components").path("schemas").path("TokenRequest").toString())
        .contains("images:read");
  }

  @Test
  void onlyHealthIsPublicOfTheActuator() {
    api.get("/actuator/health").expect(200);
    api.get("/actuator/env").expect(401);
  }

  private static Answer register(TestApi as, String name, @Nullable String code) {
    return as.post(ACCOUNTS, new Registration(name, null, TestApi.PASSWORD, code));
  }
}

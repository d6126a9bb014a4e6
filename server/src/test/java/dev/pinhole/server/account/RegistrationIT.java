package dev.pinhole.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.AdminAccountChange;
import dev.pinhole.api.account.Login;
import dev.pinhole.api.account.Registration;
import dev.pinhole.api.account.RegistrationCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.session.WebVisitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@PinholeTest
class RegistrationIT {
  private static final String ACCOUNTS = "/api/v1/accounts";

  @Autowired TestApi api;
  @Autowired TestClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

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
  void adminsShowWhoTheyAreForAccountsAndCodes() {
    WebVisitor admin = new WebVisitor(api).signIn(TestApi.ADMIN);
    clock.advance(Duration.ofMinutes(11));
    Registration friend = new Registration("reg-friend", null, TestApi.PASSWORD, null);
    assertThat(admin.post(ACCOUNTS, friend).expect(403).code()).isEqualTo("proof-required");
    assertThat(admin.post(ACCOUNTS + "/codes", Map.of()).expect(403).code())
        .isEqualTo("proof-required");
    admin.post("/api/v1/session/proof", Map.of("password", TestApi.PASSWORD)).expect(204);
    admin.post(ACCOUNTS, friend).expect(201);
    admin.post(ACCOUNTS + "/codes", Map.of()).expect(201);
  }

  /** What runs by itself for an admin goes on, and makes nobody more than it is. */
  @Test
  void programsOfAdminsLookAfterAccountsAndMakeNoAdmins() {
    Token token =
        api.asAdmin()
            .post("/api/v1/tokens", new TokenRequest("provision", Set.of(Scope.ADMIN), null))
            .expect(201)
            .as(Token.class);
    TestApi program = api.withToken(token.token());
    register(program, "reg-made", null).expect(201);
    program.post(ACCOUNTS + "/codes", Map.of()).expect(201);
    long id = api.asUser("reg-made").get("/api/v1/account").json().path("id").asLong();
    String path = "/api/v1/admin/accounts/" + id;
    for (String change : List.of("{\"disabled\":true}", "{\"disabled\":false,\"role\":\"user\"}")) {
      program.patch(path, change).expect(200);
    }
    Answer refused = program.patch(path, "{\"role\":\"admin\"}").expect(403);
    assertThat(refused.code()).isEqualTo("forbidden");
    api.asAdmin().patch(path, "{\"role\":\"admin\"}").expect(200);
    program.patch(path, "{\"role\":\"admin\",\"disabled\":true}").expect(200);
    assertThat(program.patch(path, "{\"disabled\":false}").expect(403).code())
        .isEqualTo("forbidden");
    api.asAdmin().patch(path, "{\"disabled\":false,\"role\":\"user\"}").expect(200);
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

package dev.pinhole.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.AdminAccountChange;
import dev.pinhole.api.account.Role;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.api.session.SessionRequest;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How sessions and remembered browsers are listed and ended, and what of it is written down. */
@PinholeTest
class SessionEndIT {
  @Autowired TestApi api;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  private WebVisitor visitor(String name) {
    return new WebVisitor(api).signIn(name);
  }

  private long account(String name) {
    return api.asUser(name).get("/api/v1/account").json().path("id").asLong();
  }

  @Test
  void ownerSeesAndEndsOne() {
    account("end-one");
    WebVisitor visitor = visitor("end-one");
    WebVisitor other = visitor("end-one");
    List<JsonNode> listed =
        visitor.get("/api/v1/sessions").expect(200).json().valueStream().toList();
    assertThat(listed).hasSize(2);
    JsonNode foreign =
        listed.stream().filter(s -> !s.path("current").asBoolean(false)).findFirst().orElseThrow();
    assertThat(foreign.path("address").asString()).isEqualTo("127.0.0.1");
    assertThat(foreign.path("agent").asString()).startsWith("Java-http-client");
    visitor.delete("/api/v1/sessions/" + foreign.path("id").asString()).expect(204);
    other.get("/api/v1/session").expect(401);
    visitor.get("/api/v1/session").expect(200);
    assertThat(visitor.get("/api/v1/sessions").json().size()).isEqualTo(1);
  }

  @Test
  void ownerEndsAllOthersAndAccessTokensButNotApiTokens() {
    TestApi bearer = api.asUser("end-all");
    WebVisitor visitor = visitor("end-all");
    WebVisitor other = visitor("end-all");
    Token token =
        visitor
            .post("/api/v1/tokens", new TokenRequest("script", Set.of(Scope.IMAGES_READ), null))
            .expect(201)
            .as(Token.class);
    clock.advance(Duration.ofMinutes(11));
    assertThat(visitor.delete("/api/v1/sessions").expect(403).code()).isEqualTo("proof-required");
    clock.reset();
    String before = visitor.sessionId();
    visitor.delete("/api/v1/sessions").expect(204);
    visitor.get("/api/v1/session").expect(200);
    assertThat(visitor.sessionId()).isNotEqualTo(before);
    other.get("/api/v1/session").expect(401);
    bearer.get("/api/v1/account").expect(401);
    api.withToken(Objects.requireNonNull(token.token())).get("/api/v1/images").expect(200);
  }

  @Test
  void roleAndDisablingEndAll() {
    long id = account("end-role");
    WebVisitor visitor = visitor("end-role");
    TestApi admin = api.asAdmin();
    admin
        .patch("/api/v1/admin/accounts/" + id, new AdminAccountChange(Role.ADMIN, null))
        .expect(200);
    visitor.get("/api/v1/session").expect(401);
    WebVisitor again = visitor("end-role");
    admin.patch("/api/v1/admin/accounts/" + id, new AdminAccountChange(null, true)).expect(200);
    again.get("/api/v1/session").expect(401);
    assertThat(again.signIn(new SessionRequest("end-role", TestApi.PASSWORD)).status())
        .isEqualTo(401);
  }

  @Test
  void anAdminEndsAllOfSomebody() {
    long id = account("end-stolen");
    WebVisitor thief = visitor("end-stolen");
    api.asUser("end-other").delete("/api/v1/admin/accounts/" + id + "/sessions").expect(403);
    thief.get("/api/v1/session").expect(200);
    api.asAdmin().delete("/api/v1/admin/accounts/" + id + "/sessions").expect(204);
    thief.get("/api/v1/session").expect(401);
    visitor("end-stolen").get("/api/v1/session").expect(200);
    api.asAdmin().delete("/api/v1/admin/accounts/987654/sessions").expect(404);
    assertThat(
            jdbc.sql(
                    """
                    SELECT COUNT(*) FROM audit
                    WHERE action = 'sessions-ended' AND subject = :subject
                    """)
                .param("subject", "account " + id)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void browserIsRememberedUntilThePasswordChanges() {
    account("end-device");
    WebVisitor visitor = new WebVisitor(api);
    remember(visitor);
    JsonNode device = visitor.get("/api/v1/devices").expect(200).json().get(0);
    assertThat(device.path("current").asBoolean(false)).isTrue();
    String secret = Objects.requireNonNull(visitor.cookie("pinhole_device"));
    assertThat(jdbc.sql("SELECT hash FROM device").query((row, _) -> row.getString(1)).list())
        .isNotEmpty()
        .doesNotContain(secret);

    visitor.delete("/api/v1/devices/" + device.path("id").asLong()).expect(204);
    visitor.delete("/api/v1/devices/" + device.path("id").asLong()).expect(404);
    assertThat(visitor.get("/api/v1/devices").json().size()).isZero();

    remember(visitor);
    assertThat(visitor.get("/api/v1/devices").json().size()).isEqualTo(1);
    visitor
        .patch(
            "/api/v1/account", new AccountChange(null, "another long password", TestApi.PASSWORD))
        .expect(200);
    assertThat(visitor.get("/api/v1/devices").json().size()).isZero();
  }

  private static void remember(WebVisitor visitor) {
    visitor.signIn(new SessionRequest("end-device", TestApi.PASSWORD, null, true)).expect(200);
  }

  @Test
  void isWrittenDownWithoutAnySecret() {
    long id = account("end-audit");
    WebVisitor visitor = visitor("end-audit");
    String first = visitor.sessionId();
    visitor.delete("/api/v1/session").expect(204);
    new WebVisitor(api).signIn(new SessionRequest("end-audit", "a typed secret")).expect(401);
    new WebVisitor(api).signIn(new SessionRequest("a typed secret", TestApi.PASSWORD)).expect(401);
    visitor.signIn("end-audit");
    visitor.delete("/api/v1/sessions").expect(204);
    assertThat(
            jdbc.sql("SELECT action FROM audit WHERE subject = :subject ORDER BY number")
                .param("subject", "account " + id)
                .query((row, _) -> row.getString(1))
                .list())
        .containsSubsequence(
            "signed-in", "signed-out", "sign-in-refused", "signed-in", "sessions-ended");
    List<String> trail =
        jdbc.sql(
                """
                SELECT subject || ' ' || coalesce(details, '') || ' ' || coalesce(agent, '')
                FROM audit
                """)
            .query((row, _) -> row.getString(1))
            .list();
    assertThat(trail).noneMatch(entry -> entry.contains("a typed secret"));
    for (String secret :
        List.of(TestApi.PASSWORD, first, visitor.sessionId(), visitor.csrfToken())) {
      assertThat(trail).noneMatch(entry -> entry.contains(secret));
    }
  }
}

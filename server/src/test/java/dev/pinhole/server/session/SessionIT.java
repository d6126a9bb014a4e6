package dev.pinhole.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.AccountChange;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.api.session.ProofRequest;
import dev.pinhole.api.session.SessionRequest;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PinholeTest
class SessionIT {
  private static final String NAME = "session-owner";

  @Autowired TestApi api;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  private WebVisitor visitor() {
    return visitor(NAME);
  }

  private WebVisitor visitor(String name) {
    api.asUser(name);
    return new WebVisitor(api).signIn(name);
  }

  @Test
  void cookieSignsInAndOut() {
    WebVisitor visitor = visitor();
    Answer shown = visitor.get("/api/v1/session").expect(200);
    assertThat(shown.header("Cache-Control")).contains("no-store");
    JsonNode view = shown.json();
    assertThat(view.path("account").path("username").asString()).isEqualTo(NAME);
    assertThat(view.path("csrfToken").asString()).isEqualTo(visitor.csrfToken());
    assertThat(view.path("secondFactorMissing").asBoolean(true)).isFalse();
    visitor.get("/api/v1/account").expect(200);

    WebVisitor before = visitor.copy();
    visitor.delete("/api/v1/session").expect(204);
    assertThat(visitor.cookie(WebVisitor.COOKIE)).isNull();
    visitor.get("/api/v1/session").expect(401);
    before.get("/api/v1/account").expect(401);
  }

  @Test
  void cookieCannotBeReadByScriptsNorSentByOtherSites() {
    api.asUser(NAME);
    Answer answer = new WebVisitor(api).signIn(new SessionRequest(NAME, TestApi.PASSWORD));
    assertThat(answer.header("Set-Cookie"))
        .startsWith("pinhole_session=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain", "Secure");
  }

  @Test
  void changeByCookieNeedsTheToken() {
    WebVisitor visitor = visitor();
    TokenRequest wish = new TokenRequest("camera", Set.of(Scope.IMAGES_READ), null);
    String own = visitor.csrfToken();
    for (String token : List.of("wrong", visitor("session-other").csrfToken())) {
      Answer refused = visitor.withCsrfToken(token).post("/api/v1/tokens", wish).expect(403);
      assertThat(refused.code()).isEqualTo("csrf-token-required");
    }
    visitor.withCsrfToken(null).post("/api/v1/tokens", wish).expect(403);
    visitor.withCsrfToken(own).post("/api/v1/tokens", wish).expect(201);
  }

  @Test
  void bearerNeedsNoTokenAndWinsOverTheCookie() {
    WebVisitor visitor = visitor();
    String other = api.asUser("session-other").get("/api/v1/account").json().path("id").asString();
    Answer answer =
        api.asUser("session-other")
            .send(
                api.asUser("session-other")
                    .request("/api/v1/account")
                    .header("Cookie", "pinhole_session=" + visitor.sessionId())
                    .GET());
    assertThat(answer.expect(200).json().path("id").asString()).isEqualTo(other);
    api.asUser("session-other")
        .post(
            "/api/v1/tokens",
            new TokenRequest("script", Set.of(Scope.IMAGES_READ), null),
            java.util.Map.of("Cookie", "pinhole_session=" + visitor.sessionId()))
        .expect(201);
  }

  @Test
  void proofIsNeededAgainAfterTenMinutes() {
    WebVisitor visitor = visitor();
    TokenRequest wish = new TokenRequest("camera", Set.of(Scope.IMAGES_READ), null);
    clock.advance(Duration.ofMinutes(10));
    assertThat(visitor.post("/api/v1/tokens", wish).expect(403).code()).isEqualTo("proof-required");
    assertThat(visitor.post("/api/v1/session/proof", new ProofRequest("not it")).code())
        .isEqualTo("wrong-password");
    visitor.post("/api/v1/tokens", wish).expect(403);

    String before = visitor.sessionId();
    visitor.post("/api/v1/session/proof", new ProofRequest(TestApi.PASSWORD)).expect(204);
    assertThat(visitor.sessionId()).isNotEqualTo(before);
    visitor.post("/api/v1/tokens", wish).expect(201);
    new WebVisitor(api).withCookie(WebVisitor.COOKIE, before).get("/api/v1/session").expect(401);
  }

  @Test
  void newPasswordEndsAllOthers() {
    api.asUser("session-changer");
    WebVisitor visitor = new WebVisitor(api).signIn("session-changer");
    WebVisitor other = new WebVisitor(api).signIn("session-changer");
    String before = visitor.sessionId();
    visitor
        .patch(
            "/api/v1/account", new AccountChange(null, "another long password", TestApi.PASSWORD))
        .expect(200);
    visitor.get("/api/v1/account").expect(200);
    assertThat(visitor.sessionId()).isNotEqualTo(before);
    other.get("/api/v1/account").expect(401);
    assertThat(visitor.get("/api/v1/sessions").expect(200).json().size()).isEqualTo(1);
  }

  @Test
  void databaseHasNeitherIdNorToken() {
    WebVisitor visitor = visitor();
    List<String> rows =
        jdbc.sql("SELECT session_id FROM browser_session")
            .query((row, _) -> row.getString(1))
            .list();
    assertThat(rows).isNotEmpty().allMatch(id -> id.length() == 64);
    assertThat(rows).doesNotContain(visitor.sessionId());
    for (String row : rows) {
      new WebVisitor(api).withCookie(WebVisitor.COOKIE, row).get("/api/v1/session").expect(401);
    }
  }
}

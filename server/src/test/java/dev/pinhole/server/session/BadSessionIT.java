package dev.pinhole.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.session.ProofRequest;
import dev.pinhole.api.session.SessionRequest;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.platform.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What somebody sends who means no good, or whose cookie is over. */
@PinholeTest
class BadSessionIT {
  private static final String NAME = "bad-session";

  @Autowired TestApi api;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void register() {
    api.asUser(NAME);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  private WebVisitor visitor() {
    return new WebVisitor(api).signIn(NAME);
  }

  @Test
  void cookieThatIsNotOursIsNobodys() {
    String id = visitor().sessionId();
    String changed = (id.charAt(0) == 'A' ? "B" : "A") + id.substring(1);
    for (String cookie :
        List.of(
            changed,
            id.substring(1),
            id + "0",
            id.toLowerCase(java.util.Locale.ROOT),
            "",
            Ids.next(),
            "' OR '1'='1",
            "%00",
            "x".repeat(6000))) {
      WebVisitor stranger = new WebVisitor(api).withCookie(WebVisitor.COOKIE, cookie);
      assertThat(stranger.get("/api/v1/account").status()).as(cookie).isEqualTo(401);
      assertThat(stranger.delete("/api/v1/session").status()).as(cookie).isEqualTo(401);
    }
  }

  @Test
  void headersBeyondMeasureAreRefused() {
    WebVisitor visitor = visitor();
    String before = visitor.sessionId();
    visitor.withCookie("other", "x".repeat(100_000));
    assertThat(visitor.get("/api/v1/account").status()).isEqualTo(400);
    new WebVisitor(api).withCookie(WebVisitor.COOKIE, before).get("/api/v1/account").expect(200);
  }

  @Test
  void ofManyCookiesOneIsEnoughAndFewAreLookedAt() {
    String id = visitor().sessionId();
    assertThat(withCookies("pinhole_session=" + Ids.next() + "; pinhole_session=" + id))
        .isEqualTo(200);
    assertThat(withCookies("pinhole_session=x; ".repeat(50) + "pinhole_session=" + id))
        .isEqualTo(401);
  }

  private int withCookies(String header) {
    return api.send(api.request("/api/v1/account").header("Cookie", header).GET()).status();
  }

  @Test
  void idThatWasPlantedBeforeOpensNothingAfter() {
    String planted = Ids.next();
    WebVisitor victim = new WebVisitor(api).withCookie(WebVisitor.COOKIE, planted).signIn(NAME);
    assertThat(victim.sessionId()).isNotEqualTo(planted);
    WebVisitor attacker = new WebVisitor(api).withCookie(WebVisitor.COOKIE, planted);
    attacker.get("/api/v1/session").expect(401);

    WebVisitor own = new WebVisitor(api).signIn(TestApi.ADMIN);
    String admins = own.sessionId();
    WebVisitor tricked = new WebVisitor(api).withCookie(WebVisitor.COOKIE, admins).signIn(NAME);
    assertThat(tricked.sessionId()).isNotEqualTo(admins);
    own.get("/api/v1/session").expect(401);
  }

  @Test
  void strangersLeaveNoRowAndGetNoCookie() {
    List<String> before = rows();
    WebVisitor stranger = new WebVisitor(api).withCookie("pinhole_session", Ids.next());
    for (String path :
        List.of("/", "/api/v1/account", "/api/v1/session", "/i/none", "/openapi.json")) {
      assertThat(stranger.get(path).headers().allValues("set-cookie")).as(path).isEmpty();
    }
    Answer refused = stranger.signIn(new SessionRequest(NAME, "not the password")).expect(401);
    assertThat(refused.headers().allValues("set-cookie")).isEmpty();
    // Sessions of others may be swept meanwhile.
    assertThat(before).containsAll(rows());
  }

  @Test
  void cookieOfASessionThatIsOverOpensNothing() {
    WebVisitor visitor = visitor();
    WebVisitor thief = visitor.copy();
    clock.advance(Duration.ofDays(7));
    thief.get("/api/v1/account").expect(401);
    clock.reset();
    WebVisitor out = visitor();
    WebVisitor copy = out.copy();
    out.delete("/api/v1/session").expect(204);
    copy.get("/api/v1/account").expect(401);
    assertThat(copy.post("/api/v1/session/proof", new ProofRequest(TestApi.PASSWORD)).status())
        .isEqualTo(401);
  }

  @Test
  void tokenOfAnEarlierSessionIsNoGood() {
    WebVisitor visitor = visitor();
    String before = visitor.csrfToken();
    visitor.signIn(NAME);
    assertThat(visitor.csrfToken()).isNotEqualTo(before);
    Answer refused = visitor.withCsrfToken(before).delete("/api/v1/session").expect(403);
    assertThat(refused.code()).isEqualTo("csrf-token-required");
    visitor.get("/api/v1/session").expect(200);
  }

  @Test
  void pagesOfOtherSitesCannotSignTheirVisitorsIn() {
    for (Map<String, String> headers :
        List.of(
            Map.of("Origin", "https://evil.example"),
            Map.of("Origin", "http://127.0.0.1:1"),
            Map.of("Origin", "null"),
            Map.of("Origin", "http://127.0.0.1.evil.example:" + api.port()),
            Map.of("Sec-Fetch-Site", "cross-site"),
            Map.of("Sec-Fetch-Site", "same-site"))) {
      Answer answer = signIn("application/json", headers);
      assertThat(answer.status()).as(headers.toString()).isEqualTo(403);
      assertThat(answer.headers().allValues("set-cookie")).isEmpty();
    }
    assertThat(signIn("text/plain", Map.of()).status()).isEqualTo(415);
    assertThat(signIn("application/x-www-form-urlencoded", Map.of()).status()).isEqualTo(415);
    String own = "http://127.0.0.1:" + api.port();
    signIn("application/json", Map.of("Origin", own, "Sec-Fetch-Site", "same-origin")).expect(200);
  }

  private Answer signIn(String type, Map<String, String> headers) {
    var request = api.request("/api/v1/session").header("Content-Type", type);
    headers.forEach(request::header);
    String body =
        JsonMapper.shared().writeValueAsString(new SessionRequest(NAME, TestApi.PASSWORD));
    return api.send(request.POST(BodyPublishers.ofString(body)));
  }

  @Test
  void linkOfAnotherSiteTakesNoPictureInSomebodysName() {
    visitor().get("/api/v1/capture?url=https://evil.example/").expect(401);
  }

  @Test
  void sessionOfSomebodyElseCannotBeSeenOrEnded() {
    WebVisitor visitor = visitor();
    String id = visitor.get("/api/v1/sessions").expect(200).json().get(0).path("id").asString();
    WebVisitor other = new WebVisitor(api).signIn(TestApi.ADMIN);
    other.delete("/api/v1/sessions/" + id).expect(404);
    other
        .get("/api/v1/sessions")
        .json()
        .forEach(session -> assertThat(session.path("id").asString()).isNotEqualTo(id));
    new WebVisitor(api).withCookie(WebVisitor.COOKIE, id).get("/api/v1/session").expect(401);
    visitor.get("/api/v1/session").expect(200);
  }

  @Test
  void agentIsCutAndKeptAsText() {
    String agent = "<script>\"'; DROP TABLE browser_session; -- " + "x".repeat(2000);
    WebVisitor visitor = new WebVisitor(api);
    String body =
        JsonMapper.shared().writeValueAsString(new SessionRequest(NAME, TestApi.PASSWORD));
    visitor
        .send(
            visitor
                .request("/api/v1/session")
                .header("Content-Type", "application/json")
                .header("User-Agent", agent)
                .POST(BodyPublishers.ofString(body)))
        .expect(200);
    assertThat(visitor.get("/api/v1/sessions").json().valueStream())
        .filteredOn(session -> session.path("current").asBoolean(false))
        .singleElement()
        .satisfies(session ->
            assertThat(session.path("agent").asString()).isEqualTo(agent.substring(0, 300)));
  }

  @Test
  void bearerThatIsWrongIsNotMadeGoodByTheCookie() {
    WebVisitor visitor = visitor();
    visitor
        .send(visitor.request("/api/v1/account").header("Authorization", "Bearer nonsense").GET())
        .expect(401);
    visitor.get("/api/v1/account").expect(200);
  }

  private List<String> rows() {
    return jdbc.sql("SELECT primary_id FROM browser_session")
        .query((row, _) -> row.getString(1))
        .list();
  }
}

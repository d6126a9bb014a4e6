package dev.pinhole.server.factor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pinhole.api.account.Login;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import dev.pinhole.server.capture.internal.browser.TestBrowsers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In a real browser, whose authenticator is its own virtual one. */
@PinholeTest
class PasskeyIT {
  private static TestBrowser browser;

  @Autowired TestApi api;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @BeforeAll
  static void start() {
    browser =
        TestBrowsers.start(
            "--proxy-server=direct://", "--host-resolver-rules=MAP localhost 127.0.0.1");
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void signsInWithoutAPassword() {
    try (KeyHolder ada = holder("PasskeyAda")) {
      KeyHolder.Answer added = ada.addKey("Ada's phone").expect(201);
      assertThat(added.json().path("recoveryCodes").size()).isEqualTo(10);
      assertThat(added.json().path("passkey").path("name").asString()).isEqualTo("Ada's phone");
      ada.delete("/api/v1/session").expect(204);
      ada.get("/api/v1/account").expect(401);

      ada.showKey(ada.shown()).expect(200);
      assertThat(ada.get("/api/v1/account").expect(200).json().path("username").asString())
          .isEqualTo("PasskeyAda");
      JsonNode listed = ada.get("/api/v1/account/passkeys").expect(200).json();
      assertThat(listed.size()).isEqualTo(1);
      assertThat(listed.path(0).has("lastUsedAt")).isTrue();
    }
  }

  @Test
  void passwordAloneSignsInNoMore() {
    try (KeyHolder owner = holder("PasskeyBoth")) {
      JsonNode codes = owner.addKey("key").expect(201).json().path("recoveryCodes");
      TestApi.Answer asked = login("PasskeyBoth", null).expect(401);
      assertThat(asked.code()).isEqualTo("second-factor-required");
      assertThat(asked.json().path("methods").valueStream().map(JsonNode::asString))
          .containsExactly("passkey", "recovery-code");
      assertThat(login("PasskeyBoth", "123456").expect(401).code()).isEqualTo("wrong-code");
      login("PasskeyBoth", codes.path(0).asString()).expect(200);

      String credential = JsonMapper.shared().writeValueAsString(owner.shown());
      Map<String, Object> login =
          Map.of("username", "PasskeyBoth", "password", TestApi.PASSWORD, "code", credential);
      owner.post("/api/v1/login", login).expect(200);
      assertThat(owner.post("/api/v1/login", login).expect(401).code()).isEqualTo("wrong-code");
    }
  }

  @Test
  void answerCountsOnceAndForFiveMinutes() {
    try (KeyHolder owner = holder("PasskeyReplay")) {
      owner.addKey("key").expect(201);
      Map<String, Object> answer = owner.shown();
      owner.showKey(answer).expect(200);
      assertThat(owner.showKey(answer).expect(401).code()).isEqualTo("wrong-credentials");

      Map<String, Object> late = owner.shown();
      clock.advance(Duration.ofMinutes(5));
      owner.showKey(late).expect(401);
      owner.showKey(owner.shown()).expect(200);

      Map<String, Object> made = owner.made(withoutExclusion(owner));
      clock.advance(Duration.ofMinutes(5));
      assertThat(add(owner, "late", made).expect(400).code()).isEqualTo("invalid-request");
    }
  }

  @Test
  void challengesOfOthersAndForOtherThingsDoNot() {
    try (KeyHolder owner = holder("PasskeyMixed");
        KeyHolder other = holder("PasskeyMixedOther")) {
      owner.addKey("key").expect(201);
      Map<String, Object> foreign = owner.requestOptions();
      foreign.put("challenge", other.creationOptions().get("challenge"));
      owner.showKey(owner.shown(foreign)).expect(401);
      foreign.put("challenge", "AAAA");
      owner.showKey(owner.shown(foreign)).expect(401);

      Map<String, Object> wish = other.creationOptions();
      wish.put("challenge", withoutExclusion(owner).get("challenge"));
      add(other, "stolen", other.made(wish)).expect(400);
    }
  }

  @Test
  void pagesOfOtherOriginsCannotAsk() throws IOException {
    HttpServer elsewhere =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          byte[] page = "<title>elsewhere</title>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    elsewhere.start();
    try (KeyHolder owner = holder("PasskeyOrigin")) {
      owner.addKey("key").expect(201);
      Map<String, Object> options = owner.requestOptions();
      owner.open("http://localhost:" + elsewhere.getAddress().getPort());
      Map<String, Object> answer = owner.shown(options);
      owner.openOwn();
      owner.showKey(answer).expect(401);
      owner.showKey(owner.shown()).expect(200);
    } finally {
      elsewhere.stop(0);
    }
  }

  @Test
  void authenticatorMustHaveAskedWhoHoldsIt() {
    try (KeyHolder owner = holder("PasskeyUnverified")) {
      owner.addKey("key").expect(201);
      Object id = owner.shown().get("id");
      owner.verified(false);
      Map<String, Object> options = owner.requestOptions();
      options.put("allowCredentials", List.of(Map.of("type", "public-key", "id", id)));
      assertThat(options.get("userVerification")).isEqualTo("required");
      options.put("userVerification", "discouraged");
      owner.showKey(owner.shown(options)).expect(401);
    }
  }

  @Test
  void copyOfAnAuthenticatorIsNoticed() {
    try (KeyHolder owner = holder("PasskeyCopy")) {
      long id = owner.addKey("key").expect(201).json().path("passkey").path("id").asLong();
      owner.showKey(owner.shown()).expect(200);
      jdbc.sql("UPDATE passkey SET signature_count = 1000 WHERE number = :id")
          .param("id", id)
          .update();
      owner.showKey(owner.shown()).expect(401);
    }
  }

  @Test
  void stepsUpWithOnesOwnOnly() {
    try (KeyHolder owner = holder("PasskeyProof");
        KeyHolder other = holder("PasskeyProofOther")) {
      owner.addKey("key").expect(201);
      other.addKey("key").expect(201);
      clock.advance(Duration.ofMinutes(11));
      Map<String, Object> foreign = other.shown();
      assertThat(owner.post("/api/v1/account/totp", Map.of()).expect(403).code())
          .isEqualTo("proof-required");
      prove(owner, foreign).expect(401);
      owner.post("/api/v1/account/totp", Map.of()).expect(403);
      prove(owner, owner.shown()).expect(204);
      owner.post("/api/v1/account/totp", Map.of()).expect(200);
    }
  }

  @Test
  void refusalsAreWrittenDown() {
    try (KeyHolder owner = holder("PasskeyRefused")) {
      owner.addKey("key").expect(201);
      long id = owner.get("/api/v1/account").expect(200).json().path("id").asLong();
      Map<String, Object> answer = owner.shown();
      owner.showKey(changed(answer, "signature", "AAAA")).expect(401);
      assertThat(refusals("account " + id)).isEqualTo(1);
      owner.showKey(answer).expect(200);
      owner.showKey(answer).expect(401);
      assertThat(refusals("account " + id)).as("used before").isEqualTo(2);
      prove(owner, Map.of()).expect(401);
      assertThat(refusals("account " + id)).isEqualTo(3);
      int before = refusals("unknown account");
      owner.showKey(Map.of("rawId", "no\0such")).expect(401);
      assertThat(refusals("unknown account")).isEqualTo(before + 1);
    }
  }

  private int refusals(String subject) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM audit
            WHERE action = 'sign-in-refused' AND subject = :subject
              AND details LIKE '%wrong-credentials%'
            """)
        .param("subject", subject)
        .query(Integer.class)
        .single();
  }

  @Test
  void deletedOneOpensNothing() {
    try (KeyHolder owner = holder("PasskeyDeleted");
        KeyHolder other = holder("PasskeyThief")) {
      long id = owner.addKey("key").expect(201).json().path("passkey").path("id").asLong();
      Map<String, Object> answer = owner.shown();
      assertThat(other.delete("/api/v1/account/passkeys/" + id).expect(404).code())
          .isEqualTo("not-found");
      owner.delete("/api/v1/account/passkeys/" + id).expect(204);
      owner.showKey(answer).expect(401);
      login("PasskeyDeleted", null).expect(200);
      assertThat(
              owner.get("/api/v1/account/second-factor").json().path("recoveryCodesLeft").asInt())
          .isZero();
    }
  }

  @Test
  void oneCannotBeAddedTwiceOrToAnother() {
    try (KeyHolder owner = holder("PasskeyTwice");
        KeyHolder other = holder("PasskeyTwiceOther")) {
      Map<String, Object> made = owner.made(owner.creationOptions());
      assertThat(add(owner, "x".repeat(101), made).expect(400).json().path("field").asString())
          .isEqualTo("name");
      add(owner, "key", made).expect(201);
      add(owner, "key", made).expect(400);
      add(other, "key", made).expect(400);
    }
  }

  @Test
  void nonsenseIsRefused() {
    try (KeyHolder owner = holder("PasskeyNonsense")) {
      owner.addKey("key").expect(201);
      Map<String, Object> answer = owner.shown();
      for (String member : List.of("clientDataJSON", "authenticatorData", "signature")) {
        owner.showKey(changed(answer, member, "AAAA")).expect(401);
        owner.showKey(changed(answer, member, "no base64!")).expect(401);
      }
      owner.showKey(changed(answer, "userHandle", "AAAA")).expect(401);
      owner.showKey(Map.of()).expect(401);
      owner.showKey(Map.of("id", "x", "rawId", "AAAA", "response", Map.of())).expect(401);
      owner.showKey(answer).expect(200);
      add(owner, "key", Map.of("id", List.of())).expect(400);
      add(owner, "key", changed(owner.made(withoutExclusion(owner)), "attestationObject", "oA"))
          .expect(400);
    }
  }

  @Test
  void noPasskeysForAddressesWithoutAName() {
    assertThat(api.post("/api/v1/session/passkey/options", "").expect(409).code())
        .isEqualTo("conflict");
  }

  private KeyHolder holder(String name) {
    api.asUser(name);
    return new KeyHolder(browser.browser(), api.port()).signIn(name);
  }

  private TestApi.Answer login(String name, @Nullable String code) {
    return api.post("/api/v1/login", new Login(name, TestApi.PASSWORD, code));
  }

  private static KeyHolder.Answer prove(KeyHolder who, Map<String, Object> credential) {
    return who.post("/api/v1/session/proof/passkey", Map.of("credential", credential));
  }

  private static KeyHolder.Answer add(KeyHolder who, String name, Map<String, Object> credential) {
    return who.post("/api/v1/account/passkeys", Map.of("name", name, "credential", credential));
  }

  /** Has the authenticator, which holds one already, make another. */
  private static Map<String, Object> withoutExclusion(KeyHolder owner) {
    Map<String, Object> options = owner.creationOptions();
    options.put("excludeCredentials", List.of());
    return options;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> changed(
      Map<String, Object> credential, String member, String text) {
    Map<String, Object> changed = new HashMap<>(credential);
    Map<String, Object> response = new HashMap<>((Map<String, Object>) credential.get("response"));
    response.put(member, text);
    changed.put("response", response);
    return changed;
  }
}

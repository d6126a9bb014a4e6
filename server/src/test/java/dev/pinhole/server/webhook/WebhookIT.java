package dev.pinhole.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.api.webhook.WebhookSecret;
import dev.pinhole.client.WebhookSignature;
import dev.pinhole.server.PinholeServer;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.platform.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@PinholeTest
class WebhookIT {
  private static final Receiver RECEIVER = receiver();
  private static final int REDELIVERIES = 10;
  private static final String LOG = "/api/v1/webhooks/deliveries";

  @Autowired TestApi server;
  @Autowired Webhooks webhooks;
  @Autowired TransactionTemplate transaction;

  private TestApi api;
  private long account;

  @DynamicPropertySource
  static void allow(DynamicPropertyRegistry registry) {
    registry.add("pinhole.egress.allow", RECEIVER::address);
    registry.add("pinhole.webhook.redeliver-per-minute", () -> REDELIVERIES);
  }

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @BeforeEach
  void signIn() {
    become("hooked");
    RECEIVER.messages().clear();
  }

  private void become(String name) {
    api = server.asUser(name);
    account = api.get("/api/v1/account").expect(200).as(Account.class).id();
  }

  /** What is still on its way would take the next test's answer. */
  @AfterEach
  void awaitAll() {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> api.get(LOG + "?state=pending").expect(200).json().get("items").isEmpty());
  }

  @Test
  void deliversAtOnceWhatTheClientCanVerify() {
    WebhookSecret secret = api.get("/api/v1/webhooks/secret").expect(200).as(WebhookSecret.class);
    send("{\"n\":1}");
    await().atMost(Duration.ofSeconds(4)).until(() -> !RECEIVER.messages().isEmpty());

    Receiver.Message message = RECEIVER.messages().getFirst();
    assertThat(verify(secret, message, message.bytes())).isTrue();
    assertThat(verify(secret, message, "{}".getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  @Test
  void logsAndSendsAnew() {
    RECEIVER.reply(410, "<b>gone</b>");
    send("{\"n\":2}");
    JsonNode failed = awaitState("failed");
    String path = LOG + "/" + failed.get("id").asString();
    JsonNode log = api.get(path).expect(200).json();
    assertThat(log.at("/delivery/error").asString()).isEqualTo("gone");
    assertThat(log.at("/log/0/status").asInt()).isEqualTo(410);
    assertThat(log.at("/log/0/answer").asString()).isEqualTo("<b>gone</b>");
    assertThat(log.at("/body").asString()).contains("\"n\":2");

    assertThat(server.asUser("stranger").get(path).status()).isEqualTo(404);
    assertThat(server.asUser("stranger").post(path + "/redeliver", "").status()).isEqualTo(404);
    api.post(path + "/redeliver", "").expect(202);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> api.get(path).json().at("/delivery/state").asString().equals("delivered"));
  }

  @Test
  void sendsAnewOnlySoOften() {
    become("impatient");
    send("{\"n\":4}");
    String path = LOG + "/" + awaitState("delivered").get("id").asString() + "/redeliver";
    for (int i = 0; i < REDELIVERIES; i++) {
      // 409 while the one before is on its way
      assertThat(api.post(path, "").status()).isIn(202, 409);
    }

    TestApi.Answer refused = api.post(path, "").expect(429);
    assertThat(refused.code()).isEqualTo("too-many-requests");
    assertThat(refused.header("Retry-After")).isNotEmpty();
  }

  @Test
  void listsPageByPage() {
    for (int i = 0; i < 3; i++) {
      send("{}");
    }
    JsonNode first = api.get(LOG + "?limit=2").expect(200).json();
    assertThat(first.get("items")).hasSize(2);
    JsonNode rest =
        api.get(LOG + "?limit=2&cursor=" + first.get("next").asString()).expect(200).json();
    assertThat(rest.at("/items/0/id")).isNotEqualTo(first.at("/items/1/id"));
    assertThat(api.get(LOG + "?type=other").expect(200).json().get("items")).isEmpty();
    assertThat(api.get(LOG + "?state=lost").expect(400).code()).isEqualTo("invalid-parameter");
    assertThat(api.get(LOG + "/short").status()).isEqualTo(404);
  }

  @Test
  void keepsTheSecretFromTokensAndTheLogFromThoseWithNeitherScope() {
    TestApi captures = withToken(Scope.CAPTURES);
    assertThat(captures.get("/api/v1/webhooks/secret").status()).isEqualTo(403);
    assertThat(captures.post("/api/v1/webhooks/secret/rotate", "").status()).isEqualTo(403);
    captures.get(LOG).expect(200);
    assertThat(withToken(Scope.IMAGES_WRITE).get(LOG).status()).isEqualTo(403);
  }

  @Test
  void showsTokensOnlyEventsOfTheirScope() {
    become("scoped");
    send("{}");
    send("{}");
    transaction.executeWithoutResult(
        _ -> webhooks.send(account, RECEIVER.url(), "invitation.uploaded", "{\"secret\":1}"));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> api.get(LOG + "?state=delivered").expect(200).json().get("items").size() == 3);
    JsonNode newest = api.get(LOG).expect(200).json().at("/items/0");
    assertThat(newest.get("type").asString()).isEqualTo("invitation.uploaded");
    String invitation = LOG + "/" + newest.get("id").asString();

    TestApi captures = withToken(Scope.CAPTURES);
    JsonNode page = captures.get(LOG + "?limit=2").expect(200).json();
    assertThat(page.get("items")).as("full, without the other").hasSize(2);
    assertThat(page.toString()).doesNotContain("invitation.uploaded");
    assertThat(captures.get(LOG + "?type=invitation.uploaded").expect(200).json().get("items"))
        .isEmpty();
    assertThat(captures.get(invitation).status()).isEqualTo(404);
    assertThat(captures.post(invitation + "/redeliver", "").status()).isEqualTo(404);

    TestApi invitations = withToken(Scope.INVITATIONS);
    assertThat(invitations.get(LOG).expect(200).json().get("items")).hasSize(1);
    assertThat(invitations.get(invitation).expect(200).json().at("/body").asString())
        .contains("secret");
    String capture = LOG + "/" + page.at("/items/0/id").asString();
    assertThat(invitations.get(capture).status()).isEqualTo(404);
    assertThat(withToken(Scope.IMAGES_WRITE).get(invitation).status()).isEqualTo(403);
    invitations.post(invitation + "/redeliver", "").expect(202);
  }

  @Test
  void showsTheNewSecretAndHowLongTheOldOneSigns() {
    WebhookSecret old = api.get("/api/v1/webhooks/secret").expect(200).as(WebhookSecret.class);
    WebhookSecret fresh =
        api.post("/api/v1/webhooks/secret/rotate", "").expect(200).as(WebhookSecret.class);
    assertThat(fresh.secret()).startsWith("whsec_").isNotEqualTo(old.secret());
    assertThat(fresh.previousUntil()).isNotNull();
    send("{}");
    await().atMost(Duration.ofMinutes(2)).until(() -> !RECEIVER.messages().isEmpty());
    Receiver.Message message = RECEIVER.messages().getFirst();
    assertThat(verify(old, message, message.bytes())).isTrue();
    assertThat(verify(fresh, message, message.bytes())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/",
        "file:///etc/passwd",
        "//example.com/",
        "http://user:secret@example.com/",
        "http://exa mple.com/",
        "http:///path",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:127.0.0.1]/",
        "http://0177.0.0.1/",
        "http://2130706433/",
        "http://example.com:22/"
      })
  void refusesReceiversThatCannotBe(String url) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> webhooks.checkUrl("webhook_url", url))
        .satisfies(e -> assertThat(e.properties()).containsEntry("parameter", "webhook_url"))
        .satisfies(e -> assertThat(e.detail()).doesNotContain("secret"));
  }

  @Test
  void acceptsReceiversThatCanBe() {
    webhooks.checkUrl("webhook_url", "https://example.com/hook?x=1");
    webhooks.checkUrl("webhook_url", RECEIVER.url());
  }

  @Test
  void describesItself() {
    JsonNode paths = server.get("/openapi.json").expect(200).json().get("paths");
    assertThat(paths.at("/~1api~1v1~1webhooks~1deliveries/get/summary").asString()).isNotEmpty();
    assertThat(paths.at("/~1api~1v1~1webhooks~1secret~1rotate/post/summary").asString())
        .isNotEmpty();
    assertThat(paths.at("/~1api~1v1~1images/post/requestBody/content").propertyNames())
        .contains("application/json");
  }

  @Test
  void goesOnAfterARestart(@TempDir Path data) throws IOException {
    // not the one that other tests' deliveries may still be on their way to
    Receiver receiver = new Receiver();
    String database = TestDatabase.current().freshUrl();
    receiver.reply(500, "");
    try (ConfigurableApplicationContext first = start(data, database, receiver)) {
      first.getBean(Webhooks.class).send(1, receiver.url(), "capture.done", "{\"n\":3}");
      await().atMost(Duration.ofMinutes(2)).until(() -> !receiver.messages().isEmpty());
    }
    assertThat(receiver.messages()).hasSize(1);
    try (ConfigurableApplicationContext second = start(data, database, receiver)) {
      assertThat(second.isActive()).isTrue();
      await().atMost(Duration.ofMinutes(2)).until(() -> receiver.messages().size() == 2);
    }
    assertThat(receiver.messages().get(1).body()).isEqualTo(receiver.messages().get(0).body());
    receiver.close();
  }

  private static ConfigurableApplicationContext start(
      Path data, String database, Receiver receiver) {
    return new SpringApplicationBuilder(PinholeServer.class)
        .run(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--pinhole.admin.password=" + TestApi.PASSWORD,
            "--pinhole.password-cost=4",
            "--pinhole.egress.allow=" + receiver.address(),
            "--pinhole.webhook.retry-after=5s",
            "--db-scheduler.polling-interval=1s",
            "--pinhole.data=" + data,
            "--pinhole.database=" + database);
  }

  private void send(String data) {
    transaction.executeWithoutResult(
        _ -> webhooks.send(account, RECEIVER.url(), "capture.done", data));
  }

  private JsonNode awaitState(String state) {
    String path = LOG + "?limit=1&state=" + state;
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> !api.get(path).expect(200).json().get("items").isEmpty());
    return api.get(path).json().at("/items/0");
  }

  private TestApi withToken(Scope scope) {
    Token token =
        api.post("/api/v1/tokens", new TokenRequest(scope.value(), Set.of(scope), null))
            .expect(201)
            .as(Token.class);
    return server.withToken(token.token());
  }

  private static boolean verify(WebhookSecret secret, Receiver.Message message, byte[] body) {
    return WebhookSignature.verify(
        secret.secret(),
        message.id(),
        message.timestamp(),
        body,
        message.signature(),
        WebhookSignature.TOLERANCE);
  }

  private static Receiver receiver() {
    try {
      return new Receiver();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

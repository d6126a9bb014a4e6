package dev.pinhole.server.webhook.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.webhook.WebhookAttempt;
import dev.pinhole.api.webhook.WebhookError;
import dev.pinhole.api.webhook.WebhookState;
import dev.pinhole.server.TestDatabase;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.webhook.Receiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeliveryTest {
  private final Receiver receiver = new Receiver();
  private final WebhookWorld world;

  DeliveryTest(TestDatabase database) throws IOException {
    world = new WebhookWorld(database, receiver.address());
  }

  @AfterEach
  void close() {
    receiver.close();
    world.close();
  }

  @Test
  void deliversASignedMessage() throws Exception {
    Delivery sent = world.send(receiver.url(), "{\"image\":\"ä\"}");
    world.run();

    assertThat(world.now(sent).state()).isEqualTo(WebhookState.DELIVERED);
    assertThat(world.jobs()).isZero();
    Receiver.Message message = receiver.messages().getFirst();
    assertThat(message.path()).isEqualTo("/hook");
    assertThat(message.contentType()).isEqualTo("application/json");
    JsonNode body = JsonMapper.shared().readTree(message.body());
    assertThat(body.get("id").asString()).isEqualTo(message.id()).isEqualTo(sent.id());
    assertThat(body.get("type").asString()).isEqualTo("capture.done");
    assertThat(Instant.parse(body.get("createdAt").asString())).isEqualTo(sent.createdAt());
    assertThat(body.at("/data/image").asString()).isEqualTo("ä");
    String secret = world.secrets.of(WebhookWorld.ACCOUNT).secret();
    assertThat(message.signature()).isEqualTo(signature(secret, message));
  }

  @Test
  void sendsNothingOfATransactionThatIsRolledBack() {
    world.transaction.executeWithoutResult(status -> {
      world.outbox.send(WebhookWorld.ACCOUNT, receiver.url(), "capture.done", "{}");
      status.setRollbackOnly();
    });
    world.run();
    assertThat(world.jobs()).isZero();
    assertThat(receiver.messages()).isEmpty();
    assertThat(world.rows.pending(WebhookWorld.ACCOUNT)).isZero();
  }

  @Test
  void triesAgainWithGrowingPausesUntilItIsTaken() {
    receiver.reply(500, "a\u0000 broken\n database").reply(503, "");
    Delivery sent = world.send(receiver.url(), "{}");
    world.run();
    Delivery first = world.now(sent);
    world.run();
    assertThat(receiver.messages()).as("before its time").hasSize(1);
    Delivery second = world.runNext(sent);
    Delivery third = world.runNext(sent);

    assertThat(pause(first, 0)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
    assertThat(pause(second, 1)).isBetween(Duration.ofSeconds(96), Duration.ofSeconds(150));
    assertThat(first.error()).isEqualTo(WebhookError.HTTP_STATUS);
    assertThat(third.state()).isEqualTo(WebhookState.DELIVERED);
    assertThat(third.error()).isNull();
    assertThat(world.attempts(sent))
        .extracting(WebhookAttempt::status)
        .containsExactly(500, 503, 204);
    assertThat(world.attempts(sent).getFirst().answer()).isEqualTo("a broken  database");
    assertThat(receiver.messages()).extracting(Receiver.Message::id).containsOnly(sent.id());
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    Delivery sent = world.send(receiver.url(), "{}");
    for (int i = 0; i < world.properties.attempts(); i++) {
      receiver.reply(500, "x".repeat(3000));
      world.runNext(sent);
    }
    Delivery last = world.now(sent);
    assertThat(last.state()).isEqualTo(WebhookState.FAILED);
    assertThat(last.error()).isEqualTo(WebhookError.HTTP_STATUS);
    assertThat(last.attempts()).isEqualTo(4);
    assertThat(world.jobs()).isZero();
    assertThat(receiver.messages()).hasSize(4);
    assertThat(world.attempts(sent).getFirst().answer()).hasSize(500);
  }

  @Test
  void triesNoMoreWhereTheReceiverIsGone() {
    receiver.reply(410, "moved away");
    Delivery sent = world.send(receiver.url(), "{}");
    world.run();
    assertThat(world.now(sent).state()).isEqualTo(WebhookState.FAILED);
    assertThat(world.now(sent).error()).isEqualTo(WebhookError.GONE);
    assertThat(world.jobs()).isZero();
  }

  @Test
  void followsNoRedirect() {
    receiver.redirect("/elsewhere");
    Delivery sent = world.send(receiver.url(), "{}");
    world.run();
    assertThat(receiver.messages()).extracting(Receiver.Message::path).containsExactly("/hook");
    assertThat(world.attempts(sent).getFirst().status()).isEqualTo(302);
    assertThat(world.now(sent).state()).isEqualTo(WebhookState.PENDING);
  }

  @Test
  void waitsForNoAnswerLongerThanAllowed() {
    receiver.hang();
    Delivery sent = world.send(receiver.url(), "{}");
    world.run();
    WebhookAttempt attempt = world.attempts(sent).getFirst();
    assertThat(attempt.error()).isEqualTo(WebhookError.TIMEOUT);
    assertThat(attempt.milliseconds()).isBetween(1900L, 20_000L);
    assertThat(world.runNext(sent).state()).isEqualTo(WebhookState.DELIVERED);
  }

  @Test
  void neverTriesAnAddressThatIsRefusedAgain() {
    for (String url : List.of("http://169.254.169.254/latest", "http://127.0.0.1:1/x")) {
      Delivery sent = world.send(url, "{}");
      world.run();
      assertThat(world.now(sent).state()).isEqualTo(WebhookState.FAILED);
      assertThat(world.now(sent).error()).isEqualTo(WebhookError.REFUSED);
      assertThat(world.attempts(sent)).hasSize(1);
    }
    assertThat(world.jobs()).isZero();
  }

  @Test
  void signsWithBothSecretsForAWhileAfterARotation() throws Exception {
    String old = world.secrets.of(WebhookWorld.ACCOUNT).secret();
    String fresh = world.secrets.rotate(WebhookWorld.ACCOUNT).secret();
    assertThat(fresh).isNotEqualTo(old);
    world.send(receiver.url(), "{}");
    world.run();
    world.clock.advance(world.properties.secretGrace());
    world.send(receiver.url(), "{}");
    world.run();

    Receiver.Message during = receiver.messages().get(0);
    assertThat(during.signature())
        .isEqualTo(signature(fresh, during) + " " + signature(old, during));
    Receiver.Message after = receiver.messages().get(1);
    assertThat(after.signature()).isEqualTo(signature(fresh, after));
    assertThat(world.secrets.of(WebhookWorld.ACCOUNT).previousUntil()).isNull();
    assertThat(world.secrets.of(WebhookWorld.ACCOUNT + 1).secret()).isNotEqualTo(fresh);
  }

  @Test
  void sendsTheSameMessageAnew() {
    receiver.reply(410, "");
    Delivery sent = world.send(receiver.url(), "{}");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> world.outbox.sendAnew(sent))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.CONFLICT));
    world.run();
    Delivery renewed = world.outbox.sendAnew(world.now(sent));
    assertThat(renewed.attempts()).isZero();
    world.run();

    assertThat(world.now(sent).state()).isEqualTo(WebhookState.DELIVERED);
    assertThat(world.attempts(sent)).hasSize(2);
    assertThat(receiver.messages().get(1).body()).isEqualTo(receiver.messages().get(0).body());
    assertThat(receiver.messages().get(1).id()).isEqualTo(sent.id());
  }

  @Test
  void keepsNoMorePendingThanAllowed() {
    List<Delivery> sent = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sent.add(world.send(receiver.url(), "{}"));
    }
    assertThat(sent.get(3).state()).isEqualTo(WebhookState.FAILED);
    assertThat(sent.get(3).error()).isEqualTo(WebhookError.TOO_MANY_PENDING);
    assertThat(world.jobs()).isEqualTo(3);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> world.outbox.sendAnew(sent.get(3)))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS));
    world.run();
    world.outbox.sendAnew(sent.get(3));
    world.run();
    assertThat(receiver.messages()).hasSize(4);
  }

  @Test
  void waitsWithoutUsingUpAnAttemptWhileTheAccountSendsAnother() {
    assertThat(world.lanes.enter(WebhookWorld.ACCOUNT)).isTrue();
    Delivery sent = world.send(receiver.url(), "{}");
    world.run();
    assertThat(receiver.messages()).isEmpty();
    assertThat(world.now(sent).attempts()).isZero();
    world.lanes.leave(WebhookWorld.ACCOUNT);
    world.clock.advance(Duration.ofSeconds(1));
    world.run();
    assertThat(world.now(sent).state()).isEqualTo(WebhookState.DELIVERED);
  }

  @Test
  void countsAttemptsThatTookTheServerDown() {
    Delivery sent = world.send(receiver.url(), "{}");
    for (int i = 0; i < world.properties.attempts(); i++) {
      assertThat(world.rows.begin(world.now(sent))).isTrue();
    }
    world.run();
    assertThat(world.now(sent).state()).isEqualTo(WebhookState.FAILED);
    assertThat(world.now(sent).error()).isEqualTo(WebhookError.INTERNAL);
    assertThat(receiver.messages()).isEmpty();
  }

  @Test
  void forgetsWhatHasBeenOverForLong() {
    Delivery done = world.send(receiver.url(), "{}");
    world.run();
    world.clock.advance(world.properties.keep());
    Delivery pending = world.send(receiver.url(), "{}");
    world.clock.advance(Duration.ofSeconds(1));

    assertThat(world.purge.purge()).isEqualTo(1);
    assertThat(world.rows.find(done.number())).isEmpty();
    assertThat(world.attempts(done)).isEmpty();
    assertThat(world.rows.find(pending.number())).isPresent();
  }

  private Duration pause(Delivery delivery, int attempt) {
    return Duration.between(
        world.attempts(delivery).get(attempt).at(), Objects.requireNonNull(delivery.nextAt()));
  }

  /** Worked out here from the specification, not by the code that signs. */
  private static String signature(String secret, Receiver.Message message) throws Exception {
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String text = message.id() + "." + message.timestamp() + "." + message.body();
    return "v1,"
        + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}

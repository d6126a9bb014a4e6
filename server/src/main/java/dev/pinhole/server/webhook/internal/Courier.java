package dev.pinhole.server.webhook.internal;

import dev.pinhole.api.webhook.WebhookAttempt;
import dev.pinhole.api.webhook.WebhookError;
import dev.pinhole.server.egress.EgressAnswer;
import dev.pinhole.server.egress.EgressException;
import dev.pinhole.server.egress.EgressHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a message to its receiver and comes back with what happened. */
@Component
class Courier {
  private static final int GONE = 410;

  private final EgressHttp http;
  private final SigningSecrets secrets;
  private final WebhookProperties properties;
  private final Clock clock;

  Courier(EgressHttp http, SigningSecrets secrets, WebhookProperties properties, Clock clock) {
    this.http = http;
    this.secrets = secrets;
    this.properties = properties;
    this.clock = clock;
  }

  WebhookAttempt deliver(Delivery delivery) {
    Instant at = clock.instant();
    long begun = System.nanoTime();
    byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
    try {
      EgressAnswer answer =
          http.post(
              URI.create(delivery.url()), headers(delivery, at, body), body, properties.timeout());
      return new WebhookAttempt(
          at,
          millisSince(begun),
          answer.status(),
          error(answer.status()),
          AnswerText.of(answer.body()));
    } catch (EgressException e) {
      return new WebhookAttempt(at, millisSince(begun), null, error(e), null);
    }
  }

  private Map<String, String> headers(Delivery delivery, Instant at, byte[] body) {
    return Map.of(
        "content-type",
        "application/json",
        "user-agent",
        "Pinhole",
        "webhook-id",
        delivery.id(),
        "webhook-timestamp",
        Long.toString(at.getEpochSecond()),
        "webhook-signature",
        secrets.sign(delivery.account(), delivery.id(), at, body));
  }

  private static @Nullable WebhookError error(int status) {
    if (status / 100 == 2) {
      return null;
    }
    return status == GONE ? WebhookError.GONE : WebhookError.HTTP_STATUS;
  }

  private static WebhookError error(EgressException e) {
    if (e.isLate()) {
      return WebhookError.TIMEOUT;
    }
    return switch (e.reason()) {
      case DNS -> WebhookError.DNS;
      case POLICY -> WebhookError.REFUSED;
      case CONNECTION, TOO_LARGE, TOO_MANY -> WebhookError.CONNECTION;
    };
  }

  private static long millisSince(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }
}

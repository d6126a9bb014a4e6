package dev.pinhole.server.webhook.internal;

import dev.pinhole.api.webhook.WebhookDelivery;
import dev.pinhole.api.webhook.WebhookError;
import dev.pinhole.api.webhook.WebhookState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code webhook_delivery}.
 *
 * @param round how often it was sent anew
 * @param attempts begun in this round
 */
record Delivery(
    long number,
    String id,
    long account,
    String url,
    String type,
    String body,
    WebhookState state,
    int round,
    int attempts,
    Instant createdAt,
    @Nullable Instant nextAt,
    @Nullable Instant finishedAt,
    @Nullable WebhookError error) {

  boolean isPending() {
    return state == WebhookState.PENDING;
  }

  DeliveryJob job() {
    return new DeliveryJob(number, round);
  }

  WebhookDelivery view() {
    return new WebhookDelivery(
        id, type, url, state, attempts, createdAt, nextAt, finishedAt, error);
  }
}

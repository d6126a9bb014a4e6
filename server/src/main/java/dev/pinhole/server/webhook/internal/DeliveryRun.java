package dev.pinhole.server.webhook.internal;

import dev.pinhole.api.webhook.WebhookAttempt;
import dev.pinhole.api.webhook.WebhookError;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/** One attempt at a delivery, and what follows from it. */
class DeliveryRun {
  private final DeliveryRows rows;
  private final AttemptRows log;
  private final Courier courier;
  private final Lanes lanes;
  private final RetryPauses pauses;
  private final WebhookProperties properties;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DeliveryRun(
      DeliveryRows rows,
      AttemptRows log,
      Courier courier,
      Lanes lanes,
      RetryPauses pauses,
      WebhookProperties properties,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.log = log;
    this.courier = courier;
    this.lanes = lanes;
    this.pauses = pauses;
    this.properties = properties;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** When to run again; empty when the delivery is over. */
  Optional<Instant> run(DeliveryJob job) {
    Delivery delivery = rows.find(job.number()).orElse(null);
    if (delivery == null || !delivery.isPending() || delivery.round() != job.round()) {
      return Optional.empty();
    }
    if (!lanes.enter(delivery.account())) {
      return Optional.of(crowded(delivery));
    }
    try {
      return attempt(delivery);
    } finally {
      lanes.leave(delivery.account());
    }
  }

  private Instant crowded(Delivery delivery) {
    return clock.instant().plus(pauses.whenCrowded(rows.pending(delivery.account())));
  }

  private Optional<Instant> attempt(Delivery delivery) {
    if (delivery.attempts() >= properties.attempts()) {
      // the last one was begun, but the server went down with it
      rows.finish(delivery, WebhookError.INTERNAL, clock.instant());
      return Optional.empty();
    }
    if (!rows.begin(delivery)) {
      return Optional.empty();
    }
    WebhookAttempt attempt = courier.deliver(delivery);
    return transaction.execute(_ -> record(delivery, delivery.attempts() + 1, attempt));
  }

  private Optional<Instant> record(Delivery delivery, int attempts, WebhookAttempt attempt) {
    log.insert(delivery.number(), attempt);
    WebhookError error = attempt.error();
    Instant now = clock.instant();
    if (error == null || !error.retried() || attempts >= properties.attempts()) {
      rows.finish(delivery, error, now);
      return Optional.empty();
    }
    Instant next = now.plus(pauses.after(attempts));
    rows.retry(delivery, error, next);
    return Optional.of(next);
  }
}

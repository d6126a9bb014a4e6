package dev.pinhole.server.webhook.internal;

import dev.pinhole.api.webhook.WebhookError;
import dev.pinhole.api.webhook.WebhookState;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.platform.JobQueue;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.webhook.Webhooks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what is to be sent, together with the job that sends it. */
@Service
class Outbox implements Webhooks {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final DeliveryRows rows;
  private final JobQueue queue;
  private final Envelope envelope;
  private final ReceiverRule receivers;
  private final WebhookProperties properties;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Outbox(
      DeliveryRows rows,
      JobQueue queue,
      Envelope envelope,
      ReceiverRule receivers,
      WebhookProperties properties,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.queue = queue;
    this.envelope = envelope;
    this.receivers = receivers;
    this.properties = properties;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void checkUrl(String parameter, String url) {
    receivers.check(parameter, url);
  }

  /**
   * What is beyond the bound is logged as failed rather than refused: the event has happened, and
   * the transaction that it happened in must not fail for it.
   */
  @Override
  public void send(long account, String url, String type, String json) {
    String id = Ids.next();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String body = envelope.of(id, type, now, json);
    transaction.executeWithoutResult(_ -> {
      boolean full = rows.pending(account) >= properties.maxPending();
      Delivery kept = rows.insert(fresh(id, account, url, type, body, now, full));
      if (full) {
        LOG.warn("Webhook {} of account {} not sent: too many are pending", id, account);
      } else {
        queue.add(kept.job().instance(), now);
      }
    });
  }

  /**
   * Sends something that is over once more, with the same id.
   *
   * @throws ProblemException while it is not over, and where too many others are not
   */
  Delivery sendAnew(Delivery delivery) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return transaction.execute(_ -> {
      if (rows.pending(delivery.account()) >= properties.maxPending()) {
        throw DeliveryProblems.tooManyPending(properties.maxPending());
      }
      Delivery renewed = rows.renew(delivery, now).orElseThrow(DeliveryProblems::notOver);
      queue.add(renewed.job().instance(), now);
      return renewed;
    });
  }

  private static Delivery fresh(
      String id, long account, String url, String type, String body, Instant now, boolean full) {
    return new Delivery(
        0,
        id,
        account,
        url,
        type,
        body,
        full ? WebhookState.FAILED : WebhookState.PENDING,
        0,
        0,
        now,
        full ? null : now,
        full ? now : null,
        full ? WebhookError.TOO_MANY_PENDING : null);
  }
}

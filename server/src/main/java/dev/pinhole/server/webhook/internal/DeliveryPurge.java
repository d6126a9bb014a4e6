package dev.pinhole.server.webhook.internal;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Forgets deliveries that have been over for long enough. */
@Component
class DeliveryPurge {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryPurge.class);
  private static final int BATCH = 500;
  private static final int MAX_BATCHES = 200;

  private final DeliveryRows rows;
  private final WebhookProperties properties;
  private final Clock clock;

  DeliveryPurge(DeliveryRows rows, WebhookProperties properties, Clock clock) {
    this.rows = rows;
    this.properties = properties;
    this.clock = clock;
  }

  /** How many; each batch in a transaction of its own, so that nobody waits for all of them. */
  int purge() {
    Instant moment = clock.instant().minus(properties.keep());
    int deleted = 0;
    for (int i = 0; i < MAX_BATCHES; i++) {
      int batch = rows.deleteFinishedBefore(moment, BATCH);
      deleted += batch;
      if (batch < BATCH) {
        break;
      }
    }
    LOG.debug("Purged {} webhook deliveries", deleted);
    return deleted;
  }
}

package dev.pinhole.server.webhook.internal;

import com.github.kagkarlsson.scheduler.task.TaskInstance;

/**
 * The durable work that takes one delivery to its end, attempt after attempt.
 *
 * @param number of the delivery
 * @param round of the delivery; a round that is over can still have its job for a moment
 */
record DeliveryJob(long number, int round) {
  static final String TASK = "webhook-delivery";

  static DeliveryJob of(String id) {
    int dash = id.indexOf('-');
    return new DeliveryJob(
        Long.parseLong(id.substring(0, dash)), Integer.parseInt(id.substring(dash + 1)));
  }

  /** All that the job needs to know is its id, so it needs no serialised data. */
  TaskInstance<Void> instance() {
    return new TaskInstance<>(TASK, number + "-" + round);
  }
}

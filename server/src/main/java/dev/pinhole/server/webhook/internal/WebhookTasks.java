package dev.pinhole.server.webhook.internal;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The durable work of this feature. */
@Configuration(proxyBeanMethods = false)
class WebhookTasks {
  /** After a fault of our own, the database's for example. */
  private static final Duration AFTER_FAULT = Duration.ofSeconds(30);

  @Bean
  DeliveryRun deliveryRun(
      DeliveryRows rows,
      AttemptRows log,
      Courier courier,
      WebhookProperties properties,
      TransactionTemplate transaction,
      Clock clock) {
    return new DeliveryRun(
        rows,
        log,
        courier,
        new Lanes(properties.concurrency()),
        new RetryPauses(properties.retryAfter(), RandomGenerator.getDefault()),
        properties,
        transaction,
        clock);
  }

  @Bean
  Task<Void> webhookDelivery(DeliveryRun run) {
    return Tasks.custom(DeliveryJob.TASK, Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAULT))
        .execute((instance, context) -> next(run, DeliveryJob.of(instance.getId())));
  }

  @Bean
  Task<Void> webhookPurge(DeliveryPurge purge) {
    return Tasks.recurring("webhook-purge", FixedDelay.of(Duration.ofHours(1)))
        .execute((instance, context) -> purge.purge());
  }

  private static CompletionHandler<Void> next(DeliveryRun run, DeliveryJob job) {
    Optional<Instant> again = run.run(job);
    return (complete, execution) ->
        again.ifPresentOrElse(at -> execution.reschedule(complete, at), execution::remove);
  }
}

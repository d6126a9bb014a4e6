package dev.pinhole.server.publisher.internal;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The durable work of this feature. */
@Configuration(proxyBeanMethods = false)
class PublisherTasks {
  static final String SWEEP = "publication-sweep";

  /** After a fault of our own, the database's for example. */
  private static final Duration AFTER_FAULT = Duration.ofSeconds(30);

  @Bean
  Task<Void> publicationUpload(UploadRun uploads) {
    return task(PublicationJob.UPLOAD, uploads::run);
  }

  @Bean
  Task<Void> publicationWithdrawal(WithdrawalRun withdrawals) {
    return task(PublicationJob.WITHDRAWAL, withdrawals::run);
  }

  @Bean
  Task<Void> publicationSweep(Withdrawals withdrawals) {
    return Tasks.recurring(SWEEP, FixedDelay.of(Duration.ofHours(1)))
        .execute((instance, context) -> withdrawals.sweep());
  }

  private static Task<Void> task(PublicationJob job, LongFunction<Optional<Instant>> run) {
    return Tasks.custom(job.task(), Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAULT))
        .execute((instance, context) -> next(run.apply(Long.parseLong(instance.getId()))));
  }

  private static CompletionHandler<Void> next(Optional<Instant> again) {
    return (complete, execution) ->
        again.ifPresentOrElse(at -> execution.reschedule(complete, at), execution::remove);
  }
}

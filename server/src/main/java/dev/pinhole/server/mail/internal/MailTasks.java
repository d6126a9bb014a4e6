package dev.pinhole.server.mail.internal;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The durable work of sending mail. */
@Configuration(proxyBeanMethods = false)
class MailTasks {
  /** After a fault of our own, the database's for example. */
  private static final Duration AFTER_FAULT = Duration.ofSeconds(30);

  @Bean
  Task<Void> mailDelivery(Postman postman) {
    return Tasks.custom(StoredLetter.TASK, Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAULT))
        .execute((instance, context) -> next(postman.run(Long.parseLong(instance.getId()))));
  }

  private static CompletionHandler<Void> next(Optional<Instant> again) {
    return (complete, execution) ->
        again.ifPresentOrElse(at -> execution.reschedule(complete, at), execution::remove);
  }
}

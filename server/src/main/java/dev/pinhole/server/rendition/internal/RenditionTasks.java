package dev.pinhole.server.rendition.internal;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The durable work of this feature. */
@Configuration(proxyBeanMethods = false)
class RenditionTasks {

  static final String EAGER = "eager-rendition";

  private static final int RETRIES = 6;

  @Bean
  Task<Void> renditionEviction(Budget budget, Orphans orphans) {
    return Tasks.recurring("rendition-eviction", FixedDelay.of(Duration.ofMinutes(5)))
        .execute((instance, context) -> {
          orphans.forgetAll();
          budget.evict();
        });
  }

  @Bean
  Task<Void> eagerRendition(EagerRender render) {
    return Tasks.oneTime(EAGER)
        .onFailure(
            FailureHandler.<Void>maxRetries(RETRIES)
                .withBackoff(Duration.ofSeconds(5), 3)
                .thenRemove())
        .execute((instance, context) -> render.run(EagerJob.of(instance.getId())));
  }
}

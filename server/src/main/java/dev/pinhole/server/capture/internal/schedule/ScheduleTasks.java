package dev.pinhole.server.capture.internal.schedule;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The durable work of schedules. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScheduleProperties.class)
class ScheduleTasks {

  static final String CHANGE = "capture-change";

  /** Short beside the shortest interval, and times of a cron are whole minutes. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  private static final int RETRIES = 8;

  @Bean
  Task<Void> captureSchedules(DueRuns due) {
    return Tasks.recurring("capture-schedules", FixedDelay.of(LOOK))
        .execute((instance, context) -> due.run());
  }

  @Bean
  Task<Void> captureChange(ChangeWatch watch) {
    return Tasks.oneTime(CHANGE)
        .onFailure(
            FailureHandler.<Void>maxRetries(RETRIES)
                .withBackoff(Duration.ofSeconds(5), 3)
                .thenRemove())
        .execute((instance, context) -> watch.run(ChangeJob.of(instance.getId())));
  }
}

package dev.pinhole.server.capture.internal.queue;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QueueTasks {

  @Bean
  RecurringTask<Void> captureUpkeep(Upkeep upkeep) {
    return Tasks.recurring("capture-upkeep", FixedDelay.of(Duration.ofMinutes(10)))
        .execute((instance, context) -> {
          upkeep.mend();
          upkeep.forget();
        });
  }
}

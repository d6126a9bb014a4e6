package dev.pinhole.server.image;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs by the clock; on one node at a time, however many there are. */
@Configuration(proxyBeanMethods = false)
class ImageTasks {

  @Bean
  RecurringTask<Void> imagePurge(Purger purger) {
    return Tasks.recurring("image-purge", FixedDelay.of(Duration.ofHours(1)))
        .execute((instance, context) -> purger.purge());
  }
}

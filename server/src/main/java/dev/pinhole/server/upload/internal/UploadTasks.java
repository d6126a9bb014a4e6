package dev.pinhole.server.upload.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs by the clock; on one node at a time, however many there are. */
@Configuration(proxyBeanMethods = false)
class UploadTasks {

  @Bean
  RecurringTask<Void> sweepOfUploads(UploadSweep sweep) {
    return Tasks.recurring("upload-sweep", FixedDelay.of(Duration.ofMinutes(10)))
        .execute((instance, context) -> sweep.sweep());
  }
}

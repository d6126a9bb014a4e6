package dev.pinhole.server.upload.internal.tus;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TusTasks {

  @Bean
  RecurringTask<Void> tusSweeping(TusSweep sweep) {
    return Tasks.recurring("tus-sweep", FixedDelay.of(Duration.ofMinutes(10)))
        .execute((instance, context) -> {
          try {
            sweep.sweep();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}

package dev.pinhole.server.invitation.internal.news;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks by the clock for what is to be told; on one node at a time, however many there are. */
@Configuration(proxyBeanMethods = false)
class NewsTasks {
  private static final Duration LOOK = Duration.ofSeconds(15);

  @Bean
  Task<Void> invitationNews(Herald herald) {
    return Tasks.recurring("invitation-news", FixedDelay.of(LOOK))
        .execute((instance, context) -> herald.run());
  }
}

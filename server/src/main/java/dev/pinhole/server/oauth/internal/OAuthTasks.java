package dev.pinhole.server.oauth.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OAuthTasks {

  @Bean
  RecurringTask<Void> oauthSweep(
      FamilyRows families, TokenRows tokens, OAuthProperties properties, Clock clock) {
    return Tasks.recurring("oauth-sweep", FixedDelay.of(Duration.ofHours(1)))
        .execute((instance, context) -> {
          Instant now = clock.instant();
          Instant before = now.minus(properties.refreshLifetime());
          families.deleteExpired(now, before);
          // Of those that go on: what is that old shows no theft any more, it is refused anyway.
          tokens.deleteExpired(before);
        });
  }
}

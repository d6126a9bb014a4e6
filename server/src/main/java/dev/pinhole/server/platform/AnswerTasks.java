package dev.pinhole.server.platform;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AnswerTasks {

  @Bean
  RecurringTask<Void> keptAnswerPurge(AnswerRows rows, Clock clock) {
    return Tasks.recurring("kept-answer-purge", FixedDelay.of(Duration.ofHours(1)))
        .execute((instance, context) ->
            rows.deleteBefore(clock.instant().minus(RepeatableAnswers.KEPT)));
  }
}

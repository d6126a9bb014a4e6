package dev.pinhole.server.audit.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditTasks {

  @Bean
  RecurringTask<Void> auditTrailPurge(AuditPurge purge) {
    return Tasks.recurring("audit-purge", FixedDelay.of(Duration.ofHours(6)))
        .execute((instance, context) -> purge.run());
  }
}

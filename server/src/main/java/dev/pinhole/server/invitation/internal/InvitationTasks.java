package dev.pinhole.server.invitation.internal;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets invitations that have been over for long enough. */
@Configuration(proxyBeanMethods = false)
class InvitationTasks {
  private static final int BATCH = 500;
  private static final int MAX_BATCHES = 200;

  /** Longer than any upload may be pending. */
  private static final Duration AWAITED = Duration.ofDays(8);

  @Bean
  Task<Void> invitationPurge(InvitationRows rows, InvitationProperties properties, Clock clock) {
    return Tasks.recurring("invitation-purge", FixedDelay.of(Duration.ofHours(1)))
        .execute((instance, context) -> purge(rows, clock.instant().minus(properties.keep())));
  }

  @Bean
  Task<Void> invitationFilePurge(FileRows files, Clock clock) {
    return Tasks.recurring("invitation-file-purge", FixedDelay.of(Duration.ofHours(1)))
        .execute((instance, context) -> files.deleteAwaitedBefore(clock.instant().minus(AWAITED)));
  }

  /** Each batch in a transaction of its own, so that nobody waits for all of them. */
  private static void purge(InvitationRows rows, Instant moment) {
    int left = MAX_BATCHES;
    while (left > 0 && rows.deleteEndedBefore(moment, BATCH) == BATCH) {
      left--;
    }
  }
}

package dev.pinhole.server.rendition.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.pinhole.api.ImageFormat;
import dev.pinhole.server.image.ImageAdmitted;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Turns the formats that an owner asked for into jobs, in the transaction that admits the image.
 */
@Component
class EagerSchedule {

  private final SchedulerClient scheduler;
  private final Clock clock;

  EagerSchedule(SchedulerClient scheduler, Clock clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  @EventListener
  void on(ImageAdmitted image) {
    for (ImageFormat format : image.formats()) {
      add(image.key(), format);
    }
  }

  /** In the transaction under way; nothing where there is such a job already. */
  void add(String image, ImageFormat format) {
    scheduler.scheduleIfNotExists(new EagerJob(image, format).at(clock.instant()));
  }
}

package dev.pinhole.imaging.worker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends this process when a job runs far beyond its deadline: the parent, which should have, is
/// gone.
final class LastResort {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int STATUS = 124;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("last-resort").unstarted(work));
  private @Nullable Future<?> alarm;

  void begin(Duration deadline) {
    long after = deadline.plus(GRACE).toMillis();
    alarm = clock.schedule(() -> Runtime.getRuntime().halt(STATUS), after, TimeUnit.MILLISECONDS);
  }

  void end() {
    if (alarm != null) {
      alarm.cancel(false);
    }
  }
}

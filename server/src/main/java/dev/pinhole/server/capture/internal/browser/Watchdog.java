package dev.pinhole.server.capture.internal.browser;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does something unless the watch is over by then. */
final class Watchdog implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  Watchdog() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("browser-watchdog").factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Over when closed. */
  @FunctionalInterface
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  Watch after(Duration time, Runnable action) {
    return watch(timer.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS));
  }

  Watch every(Duration time, Runnable action) {
    long period = time.toMillis();
    return watch(timer.scheduleWithFixedDelay(action, period, period, TimeUnit.MILLISECONDS));
  }

  private static Watch watch(ScheduledFuture<?> scheduled) {
    return () -> scheduled.cancel(false);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

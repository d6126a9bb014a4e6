package dev.pinhole.server.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How many images were asked for, how that ended, and how long it took. */
@Component
class DeliveryMetrics {

  private static final int KINDS = 6;

  /** By the first digit of the status; looked up once, because this is done for every request. */
  private final Timer[] timers = new Timer[KINDS];

  DeliveryMetrics(MeterRegistry registry) {
    for (int kind = 0; kind < KINDS; kind++) {
      timers[kind] =
          Timer.builder("pinhole.delivery")
              .description("answers of /i/")
              .tag("status", kind + "xx")
              .register(registry);
    }
  }

  void answered(int status, long nanos) {
    timers[Math.clamp(status / 100, 0, KINDS - 1)].record(nanos, TimeUnit.NANOSECONDS);
  }
}

package dev.pinhole.server.capture.internal.api;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.QueueProperties;
import dev.pinhole.server.capture.internal.queue.Watch;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Where requests wait for captures. Each holds a thread of the web server meanwhile, so there are
 * seats for some only, and the others have all the rest.
 */
@Component
class WaitingRoom {
  private static final Duration SHORTLY = Duration.ofSeconds(5);

  private final Watch watch;
  private final Semaphore seats;

  WaitingRoom(Watch watch, QueueProperties properties) {
    this.watch = watch;
    this.seats = new Semaphore(properties.waiting());
  }

  /**
   * Waits until the capture is over, so long at most, and only as long as the client does.
   *
   * @return the capture as it is now
   * @throws ProblemException where all seats are taken
   */
  Capture await(Capture capture, Duration most, ServletRequest request)
      throws InterruptedException {
    if (capture.state().isFinal()) {
      return capture;
    }
    if (!seats.tryAcquire()) {
      throw new ProblemException(
              ProblemCode.OVERLOADED, "Too many requests wait for captures. Try again shortly.")
          .retryAfter(SHORTLY);
    }
    try {
      return watch.await(capture, most, () -> ClientPresence.of(request));
    } finally {
      seats.release();
    }
  }
}

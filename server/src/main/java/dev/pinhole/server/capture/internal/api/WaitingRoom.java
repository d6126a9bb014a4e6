package dev.pinhole.server.capture.internal.api;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.capture.QueueProperties;
import dev.pinhole.server.capture.internal.queue.Watch;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Where requests wait for captures. Each holds a thread of the web server meanwhile, so there are
 * seats for some only, and the others have all the rest.
 */
@Component
class WaitingRoom {
  private static final Duration SHORTLY = Duration.ofSeconds(5);

  /** So much of it one account can take: the others have the rest. */
  private static final int SHARE = 4;

  private final Watch watch;
  private final int most;
  private final Semaphore seats;
  private final Map<Long, Integer> taken = new ConcurrentHashMap<>();

  WaitingRoom(Watch watch, QueueProperties properties) {
    this.watch = watch;
    this.most = Math.max(1, properties.waiting() / SHARE);
    this.seats = new Semaphore(properties.waiting());
  }

  /**
   * Takes a seat, before anything is begun that one would wait for.
   *
   * @param account its number
   * @throws ProblemException where all seats are taken, or all that one account can have
   */
  Seat enter(long account) {
    int seated = Objects.requireNonNull(taken.merge(account, 1, Integer::sum));
    if (seated > most) {
      leave(account);
      throw full("Too many requests of this account wait for captures. Try again shortly.");
    }
    if (!seats.tryAcquire()) {
      leave(account);
      throw full("Too many requests wait for captures. Try again shortly.");
    }
    return new Seat(account);
  }

  private void leave(long account) {
    taken.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
  }

  private static ProblemException full(String detail) {
    return new ProblemException(ProblemCode.OVERLOADED, detail).retryAfter(SHORTLY);
  }

  /** To be closed once, by the request that took it. */
  final class Seat implements AutoCloseable {
    private final long account;

    private Seat(long account) {
      this.account = account;
    }

    /**
     * Waits until the capture is over, so long at most, and only as long as the client does.
     *
     * @return the capture as it is now
     */
    Capture await(Capture capture, Duration longest, ServletRequest request)
        throws InterruptedException {
      return capture.state().isFinal()
          ? capture
          : watch.await(capture, longest, () -> ClientPresence.of(request));
    }

    @Override
    public void close() {
      seats.release();
      leave(account);
    }
  }
}

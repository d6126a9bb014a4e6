package dev.pinhole.server.image.internal.upload;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.platform.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * How much is fetched from elsewhere, so that nobody sends this server's downloads at others. Each
 * node counts for itself.
 */
@Component
class ImportLimits {
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final ImportProperties properties;
  private final Semaphore free;
  private final Map<Long, Integer> underWay = new ConcurrentHashMap<>();
  private final RateLimiter rate;

  ImportLimits(ImportProperties properties, Clock clock) {
    this.properties = properties;
    this.free = new Semaphore(properties.concurrency());
    this.rate = new RateLimiter("imports", properties.perHour(), Duration.ofHours(1), clock);
  }

  /**
   * A turn, until closed.
   *
   * @throws ProblemException 429 where the account has had its share, 503 where all are busy
   */
  Turn take(long account) {
    enter(account);
    try {
      rate.take(Long.toString(account), "Too many imports in an hour. Wait a little.");
      if (!free.tryAcquire()) {
        throw busy();
      }
    } catch (ProblemException e) {
      leave(account);
      throw e;
    }
    return () -> {
      free.release();
      leave(account);
    };
  }

  private void enter(long account) {
    int now = underWay.merge(account, 1, Integer::sum);
    if (now > properties.perAccount()) {
      leave(account);
      throw new ProblemException(
              ProblemCode.TOO_MANY_REQUESTS,
              "%d of your imports are under way, as many as an account can have at once."
                  .formatted(properties.perAccount()))
          .with("allowed", properties.perAccount())
          .retryAfter(RETRY);
    }
  }

  private void leave(long account) {
    underWay.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
  }

  private static ProblemException busy() {
    return new ProblemException(
            ProblemCode.OVERLOADED, "The server is fetching as many images as it can at once.")
        .retryAfter(RETRY);
  }

  /** Closed when the file has come or not. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }
}

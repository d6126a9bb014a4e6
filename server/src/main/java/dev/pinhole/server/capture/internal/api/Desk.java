package dev.pinhole.server.capture.internal.api;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Where bodies are read. Each is in memory several times while it is, so there is room for a few
 * large ones only.
 */
@Component
class Desk {
  private static final Duration SHORTLY = Duration.ofSeconds(2);
  private static final int ROOM = 8;
  private static final long LARGE = 256 * 1024;

  private final Semaphore room = new Semaphore(ROOM);

  /**
   * To be called before a body is read, and closed when nothing of it is needed any more.
   *
   * @throws ProblemException where there is no room for a body of this size
   */
  Place take(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    // one that does not say its length may be large
    if (length >= 0 && length <= LARGE) {
      return () -> {};
    }
    if (!room.tryAcquire()) {
      throw new ProblemException(
              ProblemCode.OVERLOADED,
              "Too many large requests for captures are being read. Try again shortly.")
          .retryAfter(SHORTLY);
    }
    return room::release;
  }

  /** To be closed once. */
  @FunctionalInterface
  interface Place extends AutoCloseable {
    @Override
    void close();
  }
}

package dev.pinhole.server.platform;

import dev.pinhole.api.ProblemCode;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place where bytes are kept cannot be reached or does not let this server work. Nobody's
 * request is wrong; the same one may succeed later.
 */
public final class StorageUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(StorageUnavailableException.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  /**
   * @param message for the operator, in the log
   */
  public StorageUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Tells the caller that; what exactly is wrong is the operator's to know, in the log. */
  public ProblemException toProblem() {
    LOG.warn("{}", getMessage());
    return new ProblemException(
            ProblemCode.STORAGE_UNAVAILABLE,
            "The server cannot reach the place where it keeps files. Try again later.",
            this)
        .retryAfter(PAUSE);
  }
}

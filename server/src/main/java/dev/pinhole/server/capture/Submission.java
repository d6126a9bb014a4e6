package dev.pinhole.server.capture;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.capture.CaptureOptionsReader;
import dev.pinhole.api.capture.CaptureRequest;
import dev.pinhole.api.capture.InvalidCaptureOptionsException;
import dev.pinhole.server.platform.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A capture on its way into the queue.
 *
 * @param owner the account's number
 * @param values the options by name, as they were given
 * @param request the same, read
 * @param schedule the number of the one it belongs to; null for none
 */
public record Submission(
    long owner, Map<String, Object> values, CaptureRequest request, @Nullable Long schedule) {

  /**
   * Reads the options.
   *
   * @throws ProblemException naming each fault in {@code faults}
   */
  public static Submission read(long owner, Map<String, Object> values) {
    try {
      return new Submission(owner, values, CaptureOptionsReader.read(values), null);
    } catch (InvalidCaptureOptionsException e) {
      throw new ProblemException(ProblemCode.INVALID_PARAMETER, String.valueOf(e.getMessage()), e)
          .with("faults", e.faults());
    }
  }

  /** The same on behalf of a schedule. */
  public Submission by(long scheduleNumber) {
    return new Submission(owner, values, request, scheduleNumber);
  }
}

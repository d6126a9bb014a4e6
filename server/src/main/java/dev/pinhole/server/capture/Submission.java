package dev.pinhole.server.capture;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.capture.CaptureOptions.Subject;
import dev.pinhole.api.capture.CaptureOptionsReader;
import dev.pinhole.api.capture.CaptureRequest;
import dev.pinhole.api.capture.InvalidCaptureOptionsException;
import dev.pinhole.server.capture.internal.PageAddress;
import dev.pinhole.server.capture.internal.page.Devices;
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
      CaptureRequest request = CaptureOptionsReader.read(values);
      requireKnown(request.options().viewport().device());
      return new Submission(owner, values, request, null);
    } catch (InvalidCaptureOptionsException e) {
      throw faulty(String.valueOf(e.getMessage()), e.faults());
    }
  }

  /** The page's address as captures are kept by it; null for a document that is sent along. */
  public @Nullable String page() {
    return request.options().subject() instanceof Subject.Url(String url)
        ? PageAddress.kept(url)
        : null;
  }

  private static void requireKnown(@Nullable String device) {
    if (device != null && Devices.find(device).isEmpty()) {
      String fault =
          "There is no such device; near are %s."
              .formatted(String.join(", ", Devices.near(device)));
      throw faulty("viewport_device: " + fault, Map.of("viewport_device", fault));
    }
  }

  private static ProblemException faulty(String detail, Map<String, String> faults) {
    return new ProblemException(ProblemCode.INVALID_PARAMETER, detail).with("faults", faults);
  }

  /** The same on behalf of a schedule. */
  public Submission by(long scheduleNumber) {
    return new Submission(owner, values, request, scheduleNumber);
  }
}

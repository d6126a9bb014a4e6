package dev.pinhole.server.image;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;
import java.util.List;

/** Why bytes were not admitted, as the sender reads it. */
final class Refusal {
  private static final Duration BUSY_RETRY = Duration.ofSeconds(5);

  private Refusal() {}

  static ProblemException empty() {
    return new ProblemException(
        ProblemCode.EMPTY_FILE, "The file is empty; an image has at least one byte.");
  }

  static ProblemException tooLarge(long allowedBytes) {
    return new ProblemException(
            ProblemCode.TOO_LARGE,
            "The file is larger than the %d bytes accepted.".formatted(allowedBytes))
        .with("allowed", allowedBytes);
  }

  static ProblemException of(ImagingException e) {
    return switch (e) {
      case ImagingException.Unsupported unsupported -> unsupported(unsupported);
      case ImagingException.Corrupt corrupt -> problem(ProblemCode.IMAGE_CORRUPT, corrupt);
      case ImagingException.Crashed crashed -> problem(ProblemCode.IMAGE_CORRUPT, crashed);
      case ImagingException.TimedOut late -> problem(ProblemCode.IMAGE_TIMEOUT, late);
      case ImagingException.LimitExceeded limit -> limit(limit);
      case ImagingException.Busy busy -> overloaded(busy);
      case ImagingException.Unavailable unavailable -> overloaded(unavailable);
      case ImagingException.Unsatisfiable wish -> problem(ProblemCode.INVALID_REQUEST, wish);
    };
  }

  /** The server is stopping; the request can be made again. */
  static ProblemException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ProblemException(
            ProblemCode.OVERLOADED, "The server stopped before the image was looked at.", e)
        .retryAfter(BUSY_RETRY);
  }

  private static ProblemException unsupported(ImagingException.Unsupported e) {
    List<String> accepted = e.accepted().stream().map(ImageFormat::mediaType).toList();
    return problem(ProblemCode.UNSUPPORTED_FORMAT, e).with("accepted", accepted);
  }

  private static ProblemException limit(ImagingException.LimitExceeded e) {
    return problem(ProblemCode.IMAGE_LIMIT_EXCEEDED, e)
        .with("limit", e.limit().words())
        .with("found", e.found())
        .with("allowed", e.allowed());
  }

  private static ProblemException overloaded(ImagingException e) {
    return problem(ProblemCode.OVERLOADED, e).retryAfter(BUSY_RETRY);
  }

  private static ProblemException problem(ProblemCode code, ImagingException e) {
    return new ProblemException(code, String.valueOf(e.getMessage()), e);
  }
}

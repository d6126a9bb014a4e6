package dev.pinhole.server.imaging;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;

/** Why the image engine did not do what was asked, as the person who asked reads it. */
public final class ImagingProblems {

  private static final Duration RETRY = Duration.ofSeconds(5);

  private ImagingProblems() {}

  public static ProblemException of(ImagingException failure) {
    return switch (failure) {
      case ImagingException.Unsupported unsupported ->
          problem(ProblemCode.UNSUPPORTED_FORMAT, unsupported)
              .with(
                  "accepted", unsupported.accepted().stream().map(ImageFormat::mediaType).toList());
      case ImagingException.Corrupt corrupt -> problem(ProblemCode.IMAGE_CORRUPT, corrupt);
      case ImagingException.Crashed crashed -> problem(ProblemCode.IMAGE_CORRUPT, crashed);
      case ImagingException.TimedOut late -> problem(ProblemCode.IMAGE_TIMEOUT, late);
      case ImagingException.LimitExceeded limit -> limit(limit);
      case ImagingException.Unsatisfiable wish ->
          problem(ProblemCode.INVALID_PARAMETER, wish).with("parameter", wish.parameter());
      case ImagingException.Busy busy -> problem(ProblemCode.OVERLOADED, busy).retryAfter(RETRY);
      case ImagingException.Unavailable unavailable ->
          problem(ProblemCode.OVERLOADED, unavailable).retryAfter(RETRY);
    };
  }

  /** The server is stopping; the request can be made again. */
  public static ProblemException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ProblemException(
            ProblemCode.OVERLOADED, "The server stopped before the image was worked on.", e)
        .retryAfter(RETRY);
  }

  private static ProblemException limit(ImagingException.LimitExceeded e) {
    return problem(ProblemCode.IMAGE_LIMIT_EXCEEDED, e)
        .with("limit", e.limit().words())
        .with("found", e.found())
        .with("allowed", e.allowed());
  }

  private static ProblemException problem(ProblemCode code, ImagingException e) {
    return new ProblemException(code, String.valueOf(e.getMessage()), e);
  }
}

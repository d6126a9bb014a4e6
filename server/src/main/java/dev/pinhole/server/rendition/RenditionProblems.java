package dev.pinhole.server.rendition;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;

/** Why there is no rendition, as the person who asked for it reads it. */
public final class RenditionProblems {

  private static final Duration RETRY = Duration.ofSeconds(2);

  private RenditionProblems() {}

  public static ProblemException of(ImagingException failure) {
    return switch (failure) {
      case ImagingException.Busy busy -> overloaded(String.valueOf(busy.getMessage()), busy);
      case ImagingException.Unavailable unavailable ->
          overloaded(String.valueOf(unavailable.getMessage()), unavailable);
      case ImagingException.Corrupt corrupt -> problem(ProblemCode.IMAGE_CORRUPT, corrupt);
      case ImagingException.Crashed crashed -> problem(ProblemCode.IMAGE_CORRUPT, crashed);
      case ImagingException.TimedOut late -> problem(ProblemCode.IMAGE_TIMEOUT, late);
      case ImagingException.Unsatisfiable unsatisfiable ->
          problem(ProblemCode.INVALID_PARAMETER, unsatisfiable)
              .with("parameter", unsatisfiable.parameter());
      case ImagingException.Unsupported unsupported ->
          problem(ProblemCode.UNSUPPORTED_FORMAT, unsupported)
              .with(
                  "accepted", unsupported.accepted().stream().map(ImageFormat::mediaType).toList());
      case ImagingException.LimitExceeded limit ->
          problem(ProblemCode.IMAGE_LIMIT_EXCEEDED, limit)
              .with("limit", limit.limit().words())
              .with("found", limit.found())
              .with("allowed", limit.allowed());
    };
  }

  /** The server is stopping; the request can be made again. */
  public static ProblemException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return overloaded("The server is stopping.", e);
  }

  private static ProblemException overloaded(String detail, Exception cause) {
    return new ProblemException(ProblemCode.OVERLOADED, detail, cause).retryAfter(RETRY);
  }

  private static ProblemException problem(ProblemCode code, ImagingException failure) {
    return new ProblemException(code, String.valueOf(failure.getMessage()), failure);
  }
}

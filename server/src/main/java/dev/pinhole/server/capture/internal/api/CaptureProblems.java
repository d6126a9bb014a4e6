package dev.pinhole.server.capture.internal.api;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.capture.CaptureError;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.server.capture.Capture;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Why there is no picture to answer with. */
final class CaptureProblems {
  private static final Duration SOON = Duration.ofSeconds(5);

  private CaptureProblems() {}

  static ProblemException scope() {
    return new ProblemException(
            ProblemCode.FORBIDDEN, "This needs the scope " + Scope.CAPTURES.value() + ".")
        .with("requiredScope", Scope.CAPTURES.value());
  }

  static ProblemException of(Capture capture) {
    return switch (capture.state()) {
      case FAILED -> failed(capture, capture.result().error());
      case CANCELLED ->
          new ProblemException(ProblemCode.CONFLICT, "The capture was cancelled.")
              .with("capture", capture.id());
      case QUEUED, RUNNING ->
          new ProblemException(
                  ProblemCode.CAPTURE_TIMEOUT,
                  "The capture is %s and goes on: GET /api/v1/captures/%s tells when it is done."
                      .formatted(capture.state(), capture.id()))
              .with("capture", capture.id())
              .retryAfter(SOON);
      case DONE ->
          new ProblemException(ProblemCode.NOT_FOUND, "The image has been deleted meanwhile.")
              .with("capture", capture.id());
    };
  }

  private static ProblemException failed(Capture capture, @Nullable CaptureError error) {
    String code = error == null ? CaptureErrorCode.INTERNAL.value() : error.code();
    String detail = error == null ? "The capture failed." : error.detail();
    return new ProblemException(problem(code), detail)
        .with("error", code)
        .with("capture", capture.id());
  }

  private static ProblemCode problem(String error) {
    CaptureErrorCode known =
        Arrays.stream(CaptureErrorCode.values())
            .filter(code -> code.value().equals(error))
            .findFirst()
            .orElse(CaptureErrorCode.INTERNAL);
    return switch (known) {
      case REFUSED_BY_POLICY, CONTENT, SELECTOR, NOT_A_PAGE, TOO_LARGE, SCRIPT ->
          ProblemCode.CAPTURE_REJECTED;
      case DNS, CONNECTION, TLS, HTTP_STATUS, REDIRECTS, BROWSER -> ProblemCode.CAPTURE_FAILED;
      case TIMEOUT -> ProblemCode.CAPTURE_TIMEOUT;
      case ACCOUNT -> ProblemCode.FORBIDDEN;
      case QUOTA -> ProblemCode.QUOTA_EXCEEDED;
      case INTERNAL -> ProblemCode.INTERNAL_ERROR;
    };
  }
}

package dev.pinhole.server.image.internal.upload;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.egress.EgressException;
import dev.pinhole.server.egress.EgressResponse;
import dev.pinhole.server.image.internal.ImageFields;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;
import java.util.Locale;

/** Why a file was not to be had elsewhere, as who asked for it reads it. */
final class ImportProblems {
  private ImportProblems() {}

  /**
   * @throws ProblemException unless the answer is a file, and is sent as it is: what is compressed
   *     for the way would have to be unpacked here, to any size
   */
  static void requireUsable(EgressResponse response) {
    if (response.status() != 200) {
      throw new ProblemException(
              ProblemCode.IMPORT_HTTP_STATUS,
              "The other server answered %d instead of 200.".formatted(response.status()))
          .with("status", response.status());
    }
    String encoding = response.header("content-encoding").orElse("identity");
    if (!encoding.toLowerCase(Locale.ROOT).strip().equals("identity")) {
      throw new ProblemException(
              ProblemCode.UNSUPPORTED_FORMAT,
              "The other server sends the file compressed (%s), although asked not to; it is taken"
                      .formatted(ImageFields.shown(encoding))
                  + " only as it is.")
          .with("contentEncoding", ImageFields.shown(encoding));
    }
  }

  /** Without its cause: a connection that broke there would pass for one that broke here. */
  static ProblemException of(EgressException e, long allowedBytes, Duration timeout) {
    if (e.isLate()) {
      return late(timeout);
    }
    return switch (e.reason()) {
      case DNS -> problem(ProblemCode.IMPORT_DNS, e);
      case POLICY -> problem(ProblemCode.IMPORT_REFUSED, e);
      case CONNECTION ->
          new ProblemException(
              ProblemCode.IMPORT_CONNECTION,
              "The other server cannot be reached, hung up, or has no valid certificate.");
      case TOO_LARGE ->
          new ProblemException(
                  ProblemCode.TOO_LARGE,
                  "The file is larger than the %d bytes accepted.".formatted(allowedBytes))
              .with("allowed", allowedBytes);
      case TOO_MANY -> problem(ProblemCode.IMPORT_REDIRECTS, e);
    };
  }

  private static ProblemException late(Duration timeout) {
    return new ProblemException(
            ProblemCode.IMPORT_TIMEOUT,
            "The file has not come within %d seconds.".formatted(timeout.toSeconds()))
        .with("allowedSeconds", timeout.toSeconds());
  }

  private static ProblemException problem(ProblemCode code, EgressException e) {
    return new ProblemException(code, String.valueOf(e.getMessage()));
  }
}

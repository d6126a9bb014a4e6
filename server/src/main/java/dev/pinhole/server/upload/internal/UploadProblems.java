package dev.pinhole.server.upload.internal;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Why an upload does not go on, as the client reads it. */
public final class UploadProblems {
  private static final int SHOWN = 100;

  /** Would not end the same if tried again. */
  private static final Set<ProblemCode> PASSING =
      Set.of(
          ProblemCode.CONFLICT,
          ProblemCode.TOO_MANY_REQUESTS,
          ProblemCode.IMAGE_TIMEOUT,
          ProblemCode.UPLOAD_INCOMPLETE,
          ProblemCode.UPLOAD_LOCKED);

  private UploadProblems() {}

  /** Whether the file will be refused again, however often it is tried. */
  public static boolean isFinal(ProblemException problem) {
    return problem.code().status() < 500 && !PASSING.contains(problem.code());
  }

  static ProblemException tooMany(long allowed) {
    return new ProblemException(
            ProblemCode.TOO_MANY_UPLOADS,
            "You have %d pending uploads, as many as are allowed; complete or cancel some first."
                .formatted(allowed))
        .with("allowed", allowed);
  }

  static ProblemException tooManyBytes(long pending, long allowed) {
    return new ProblemException(
            ProblemCode.TOO_MANY_UPLOADS,
            "Your pending uploads have %d bytes; with this one they would have more than the %d that"
                    .formatted(pending, allowed)
                + " are allowed. Complete or cancel some first.")
        .with("allowed", allowed);
  }

  static ProblemException notSent() {
    return new ProblemException(
            ProblemCode.UPLOAD_INCOMPLETE,
            "The file has not arrived; send it to the url of the upload first.")
        .with("missing", List.of("file"));
  }

  static ProblemException missing(List<Integer> parts) {
    List<Integer> shown = parts.stream().limit(SHOWN).toList();
    return new ProblemException(
            ProblemCode.UPLOAD_INCOMPLETE,
            "%d parts have not arrived whole, the first of them number %d; send them first."
                .formatted(parts.size(), parts.getFirst()))
        .with("missing", shown);
  }

  static ProblemException wrongLength(long announced, long found) {
    return new ProblemException(
            ProblemCode.WRONG_LENGTH,
            "The file has %d bytes; %d were announced.".formatted(found, announced))
        .with("announced", announced)
        .with("found", found);
  }

  static ProblemException wrongHash(String announced, String found) {
    return new ProblemException(
            ProblemCode.WRONG_HASH, "The SHA-256 of the file is not the one announced.")
        .with("announced", announced)
        .with("found", found);
  }

  static ProblemException unwelcome(String mediaType, List<String> accepted) {
    return new ProblemException(
            ProblemCode.UNSUPPORTED_FORMAT,
            "The file is of type %s, whatever was announced; accepted are %s."
                .formatted(mediaType, String.join(", ", accepted)))
        .with("found", mediaType)
        .with("accepted", accepted);
  }

  static ProblemException expired() {
    return new ProblemException(
        ProblemCode.UPLOAD_EXPIRED,
        "The upload was not completed in time and has been given up; announce the file again.");
  }

  static ProblemException underWay() {
    return new ProblemException(
            ProblemCode.CONFLICT, "The upload is being completed just now; ask again.")
        .retryAfter(Duration.ofSeconds(1));
  }

  static ProblemException closed() {
    return new ProblemException(
        ProblemCode.UPLOAD_CLOSED,
        "The upload is complete, and there is nothing to give up; delete its image instead.");
  }

  static ProblemException imageGone() {
    return new ProblemException(
        ProblemCode.NOT_FOUND, "The upload was completed, and its image has been deleted since.");
  }

  /** Without a cause: a connection to the store that broke would pass for the client's. */
  static ProblemException storeUnavailable() {
    return new ProblemException(
            ProblemCode.STORAGE_UNAVAILABLE,
            "Where files are kept cannot be reached just now. What you sent is still there; try"
                + " again.")
        .retryAfter(Duration.ofSeconds(5));
  }
}

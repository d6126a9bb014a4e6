package dev.pinhole.server.image;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;

/** Why bytes were not admitted, as the sender reads it. */
final class Refusal {
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

  static ProblemException onlyKept(ImageFormat format) {
    return new ProblemException(
            ProblemCode.UNSUPPORTED_FORMAT,
            "A %s is kept and delivered as it is; it cannot be had in other formats."
                .formatted(format))
        .with("format", format.mediaType());
  }
}

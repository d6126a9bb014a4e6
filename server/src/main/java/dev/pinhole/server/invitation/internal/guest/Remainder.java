package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.invitation.internal.Allowance;
import dev.pinhole.server.invitation.internal.Usage;
import dev.pinhole.server.platform.ProblemException;

/** What may still come by an invitation. */
record Remainder(Allowance allowance, Usage used) {

  int files() {
    return Math.max(0, allowance.maxFiles() - used.files());
  }

  long bytes() {
    return Math.max(0, allowance.maxBytes() - used.bytes());
  }

  /**
   * @throws ProblemException naming the limit that one more file of that size is beyond
   */
  void require(long bytes) {
    if (files() < 1) {
      throw beyond(
          "files",
          allowance.maxFiles(),
          0,
          "The invitation takes %d files, and so many have come or are on their way."
              .formatted(allowance.maxFiles()));
    }
    if (bytes > bytes()) {
      throw beyond(
          "bytes",
          allowance.maxBytes(),
          bytes(),
          "The file has %d bytes, and the invitation takes %d more of %d."
              .formatted(bytes, bytes(), allowance.maxBytes()));
    }
  }

  /**
   * @throws ProblemException where there is more than may come, now that what is just being sent is
   *     counted
   */
  void requireNothingBeyond() {
    if (used.bytes() > allowance.maxBytes()) {
      throw beyond(
          "bytes",
          allowance.maxBytes(),
          0,
          "With this file %d bytes would have come or be on their way, and the invitation takes %d."
              .formatted(used.bytes(), allowance.maxBytes()));
    }
  }

  private static ProblemException beyond(String limit, long maximum, long left, String detail) {
    return new ProblemException(ProblemCode.INVITATION_LIMIT, detail)
        .with("limit", limit)
        .with("maximum", maximum)
        .with("left", left);
  }
}

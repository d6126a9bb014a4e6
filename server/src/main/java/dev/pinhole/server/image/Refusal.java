package dev.pinhole.server.image;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.server.account.Shortage;
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

  /** A guest learns that the library is full, and nothing of what is in it. */
  static ProblemException noRoom(Shortage shortage, ImageSource source) {
    if (source == ImageSource.INVITATION) {
      return new ProblemException(
          ProblemCode.QUOTA_EXCEEDED,
          "There is no room for the file in the library of whoever invited you. Please tell them.");
    }
    return new ProblemException(ProblemCode.QUOTA_EXCEEDED, noRoom(shortage))
        .with("limit", shortage.limit())
        .with("used", shortage.used())
        .with("quota", shortage.quota())
        .with("wanted", shortage.wanted());
  }

  private static String noRoom(Shortage shortage) {
    return "The account has %d of the %d %s that it may have; there is no room for %d more."
        .formatted(shortage.used(), shortage.quota(), shortage.limit(), shortage.wanted());
  }

  static ProblemException onlyKept(ImageFormat format) {
    return new ProblemException(
            ProblemCode.UNSUPPORTED_FORMAT,
            "A %s is kept and delivered as it is; it cannot be had in other formats."
                .formatted(format))
        .with("format", format.mediaType());
  }
}

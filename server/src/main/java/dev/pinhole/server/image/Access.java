package dev.pinhole.server.image;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.platform.ProblemException;
import java.time.Duration;

/** What comes of asking for an image: the access rule's answer, for every way out. */
public sealed interface Access {

  /**
   * The image may be seen.
   *
   * @param original whether the untouched original may leave too; else only stripped renditions
   */
  record Granted(Image image, boolean original) implements Access {}

  /** An access key was given and is not the image's. */
  record WrongAccessKey() implements Access {

    public ProblemException problem() {
      return new ProblemException(
          ProblemCode.WRONG_ACCESS_KEY, "This is not the access key of the image.");
    }
  }

  /** Too many wrong access keys; none is looked at for this long. */
  record TooManyAttempts(Duration retryAfter) implements Access {

    public ProblemException problem() {
      return new ProblemException(
              ProblemCode.TOO_MANY_REQUESTS, "Too many wrong access keys; try again later.")
          .retryAfter(retryAfter);
    }
  }

  /** Absent, expired, or not for this visitor: all look the same. */
  record NotFound() implements Access {}
}

package dev.pinhole.server.image;

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
  record WrongAccessKey() implements Access {}

  /** Too many wrong access keys; none is looked at for this long. */
  record TooManyAttempts(Duration retryAfter) implements Access {}

  /** Absent, expired, or not for this visitor: all look the same. */
  record NotFound() implements Access {}
}

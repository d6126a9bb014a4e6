package dev.pinhole.server.publisher.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code publication}.
 *
 * @param image its number; there may be no such image any more
 * @param link of the copy; null while there is none that we know of
 * @param sealedHash what deletes the copy, sealed
 * @param attempts begun in this state
 * @param busyUntil until then an attempt to upload that was begun may still be under way
 */
record Publication(
    long number,
    long image,
    PublicationState state,
    @Nullable String link,
    @Nullable String sealedHash,
    int attempts,
    Instant busyUntil) {

  /** Not the link: who has it sees the picture. */
  @Override
  public String toString() {
    return "Publication[%d of image %d: %s]".formatted(number, image, state);
  }
}

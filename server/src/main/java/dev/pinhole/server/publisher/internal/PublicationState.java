package dev.pinhole.server.publisher.internal;

import java.util.Arrays;
import java.util.Locale;

/** How far a publication has come. */
enum PublicationState {
  /** To be uploaded. */
  PENDING,
  PUBLISHED,
  /** Given up; the image is shown from here. */
  FAILED,
  /** The image is gone or private, and the copy has to go. */
  ENDING,
  /** The copy could not be deleted: somebody has to see to it. */
  STRANDED;

  static PublicationState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.toString().equals(word))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

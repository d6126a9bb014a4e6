package dev.pinhole.server.image.internal.upload;

import dev.pinhole.server.image.Arrival;
import dev.pinhole.server.image.ImageName;
import dev.pinhole.server.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/** One file of a request, its bytes staged or refused on arrival. */
sealed interface ReceivedFile {

  /** For display. */
  String name();

  record Staged(String name, Arrival arrival) implements ReceivedFile {}

  record Refused(String name, ProblemException problem) implements ReceivedFile {}

  static String displayName(@Nullable String sent) {
    return ImageName.clean(sent);
  }
}

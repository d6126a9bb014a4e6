package dev.pinhole.server.image.internal.upload;

import org.jspecify.annotations.Nullable;

/** Takes the fields of a request as they come. */
interface FieldSink {

  /**
   * Takes the next one.
   *
   * @throws dev.pinhole.server.platform.ProblemException for a field that cannot be
   */
  void put(String name, String value);

  /** The name for all files that the fields give, if they do. */
  @Nullable String name();
}

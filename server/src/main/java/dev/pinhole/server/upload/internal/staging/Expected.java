package dev.pinhole.server.upload.internal.staging;

/** What is known of uploads to whoever takes their bytes in. */
@FunctionalInterface
public interface Expected {

  boolean isPending(String key);

  /**
   * So many bytes are about to come for a key of which nobody said how many there would be; they
   * will replace those that came before.
   *
   * @throws dev.pinhole.server.platform.ProblemException where they are too many
   */
  default void coming(String key, long bytes) {}

  /** So many bytes are there for such a key, and none are coming just now. */
  default void came(String key, long bytes) {}
}

package dev.pinhole.server.publisher.internal;

/** What came of a request to imgur. */
sealed interface Outcome<T> {

  record Done<T>(T value) implements Outcome<T> {}

  /** It was not looked at: there were too many requests. */
  record Limited<T>() implements Outcome<T> {}

  /**
   * It did not come about.
   *
   * @param error in a word
   * @param again whether it may come about another time
   */
  record Failed<T>(String error, boolean again) implements Outcome<T> {}
}

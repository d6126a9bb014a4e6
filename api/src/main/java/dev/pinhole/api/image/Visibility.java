package dev.pinhole.api.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Who sees an image. In JSON and in parameters in lower case.
public enum Visibility {
  /// The owner, and who holds the access key or a signed link.
  PRIVATE,
  /// Who knows the link.
  UNLISTED,
  /// Everyone; listed.
  PUBLIC;

  /// The visibility with this lower-case word.
  public static Optional<Visibility> of(String word) {
    return Arrays.stream(values()).filter(v -> v.toString().equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.pinhole.api.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How an image came in. In JSON and in parameters in lower case.
public enum ImageSource {
  UPLOAD,
  CAPTURE,
  INVITATION,
  DESKTOP,
  IMPORT;

  /// The source with this lower-case word.
  public static Optional<ImageSource> of(String word) {
    return Arrays.stream(values()).filter(s -> s.toString().equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

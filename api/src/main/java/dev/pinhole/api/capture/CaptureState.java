package dev.pinhole.api.capture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a capture is. In JSON in lower case.
public enum CaptureState {
  QUEUED,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  /// Whether nothing more will happen to it.
  public boolean isFinal() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }

  /// The state with this lower-case word.
  public static Optional<CaptureState> of(String word) {
    return Arrays.stream(values()).filter(s -> s.toString().equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

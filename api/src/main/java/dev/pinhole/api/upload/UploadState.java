package dev.pinhole.api.upload;

import java.util.Locale;

/// Where an upload stands. In JSON in lower case.
public enum UploadState {
  /// Announced; bytes may be on their way.
  PENDING,
  /// Admitted: there is an image.
  DONE,
  /// Refused for good, or its time is over.
  FAILED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

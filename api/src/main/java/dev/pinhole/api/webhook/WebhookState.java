package dev.pinhole.api.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far a delivery is. In JSON and in parameters in lower case.
public enum WebhookState {
  /// Not taken yet; there will be another attempt.
  PENDING,
  /// The receiver answered with a status from 200 to 299.
  DELIVERED,
  /// Given up.
  FAILED;

  /// The state with this lower-case word.
  public static Optional<WebhookState> of(String word) {
    return Arrays.stream(values()).filter(s -> s.toString().equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

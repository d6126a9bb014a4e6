package dev.pinhole.api.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why an attempt came to nothing. In JSON in lower case with hyphens: `http-status`.
public enum WebhookError {
  /// The receiver's name does not resolve.
  DNS(true),
  /// The receiver's address is not one that this server may go to.
  REFUSED(false),
  /// The receiver does not answer, hung up, or has an invalid certificate.
  CONNECTION(true),
  /// No answer in time.
  TIMEOUT(true),
  /// A status other than 200 to 299. Redirects are not followed.
  HTTP_STATUS(true),
  /// Status 410: the receiver wants no more of this.
  GONE(false),
  /// The account has too many deliveries pending; this one was not attempted.
  TOO_MANY_PENDING(false),
  /// A fault of this server's own.
  INTERNAL(true);

  private final boolean retried;

  WebhookError(boolean retried) {
    this.retried = retried;
  }

  /// Whether another attempt can end better.
  public boolean retried() {
    return retried;
  }

  /// The error with this word.
  public static Optional<WebhookError> of(String word) {
    return Arrays.stream(values()).filter(e -> e.toString().equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

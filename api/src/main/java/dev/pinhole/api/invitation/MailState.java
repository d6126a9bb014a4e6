package dev.pinhole.api.invitation;

import java.util.Locale;

/// What became of the message to the invited person. In JSON in lower case.
public enum MailState {
  /// Waits to be sent, for the first time or again.
  QUEUED,
  /// The mail server has taken it.
  SENT,
  /// Given up.
  FAILED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

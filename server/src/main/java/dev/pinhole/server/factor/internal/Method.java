package dev.pinhole.server.factor.internal;

import java.util.Locale;

/** A kind of second factor, in the order in which it is offered. */
enum Method {
  PASSKEY,
  TOTP,
  RECOVERY_CODE;

  /** As it stands in JSON, for example {@code recovery-code}. */
  String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

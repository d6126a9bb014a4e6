package dev.pinhole.server.oauth.internal;

import org.jspecify.annotations.Nullable;

/** How many there can be; the oldest give way. */
final class Bounds {
  private static final int REQUESTS = 20;
  private static final int OF_NOBODY = 1000;
  private static final int GRANTED = 50;

  private Bounds() {}

  /** Of one account and client. */
  static int most(boolean granted, @Nullable Long account) {
    if (granted) {
      return GRANTED;
    }
    return account == null ? OF_NOBODY : REQUESTS;
  }
}

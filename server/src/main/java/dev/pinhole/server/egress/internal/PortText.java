package dev.pinhole.server.egress.internal;

import java.util.Optional;

/** A port in digits, without sign or leading zero, 1 to 65535. */
final class PortText {

  private PortText() {}

  static Optional<Integer> parse(String text) {
    return text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65_535
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }
}

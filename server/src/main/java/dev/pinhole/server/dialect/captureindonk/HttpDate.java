package dev.pinhole.server.dialect.captureindonk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as in RFC 1123: {@code Mon, 15 Sep 2014 04:27:30 GMT}. */
final class HttpDate {
  /** Java's own RFC_1123_DATE_TIME has days of one digit. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  static String of(Instant moment) {
    return DATE.format(moment);
  }
}

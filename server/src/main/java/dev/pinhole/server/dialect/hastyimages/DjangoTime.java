package dev.pinhole.server.dialect.hastyimages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments with microseconds: {@code 2019-08-27T07:40:44.851229Z}. */
final class DjangoTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private DjangoTime() {}

  static String of(Instant moment) {
    return FORMAT.format(moment);
  }
}

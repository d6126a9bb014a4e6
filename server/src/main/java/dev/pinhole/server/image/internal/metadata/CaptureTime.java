package dev.pinhole.server.image.internal.metadata;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When a picture was taken, as ISO 8601 has it; cameras write it in three pieces. */
final class CaptureTime {
  private static final DateTimeFormatter EXIF =
      DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private CaptureTime() {}

  /**
   * Puts the pieces together; without a zone it stays open which one was meant.
   *
   * @param time {@code 2026:05:01 12:00:00}, where the camera was
   * @param fraction of a second, its digits after the point
   * @param zone {@code +02:00}
   * @return null where the time is none, as of cameras whose clock was never set
   */
  static @Nullable String of(
      @Nullable String time, @Nullable String fraction, @Nullable String zone) {
    LocalDateTime local = local(time);
    if (local == null) {
      return null;
    }
    String digits = fraction == null ? "" : fraction.strip();
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).format(local)
        + (digits.matches("[0-9]{1,9}") ? "." + digits : "")
        + offset(zone);
  }

  private static @Nullable LocalDateTime local(@Nullable String time) {
    try {
      return time == null ? null : LocalDateTime.parse(time.strip(), EXIF);
    } catch (DateTimeException noTime) {
      return null;
    }
  }

  private static String offset(@Nullable String zone) {
    if (zone == null || !zone.strip().matches("[+-][0-9]{2}:[0-9]{2}")) {
      return zone != null && zone.strip().equals("Z") ? "Z" : "";
    }
    try {
      return ZoneOffset.of(zone.strip()).getId();
    } catch (DateTimeException noZone) {
      return "";
    }
  }
}

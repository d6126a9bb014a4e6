package dev.pinhole.server.capture.internal.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * Times of the clock on the wall. Where clocks are put forward, a time that they skip is due at the
 * moment they are; where they are put back, a time that comes twice is due once. What is due every
 * hour is, on such days too.
 */
record LocalTimes(CronExpression cron, boolean everyHour, ZoneId zone) implements Timing {

  /**
   * Five fields or a macro.
   *
   * @throws IllegalArgumentException for another text
   */
  static LocalTimes of(String text, ZoneId zone) {
    String[] fields = text.strip().split("\\s+");
    if (fields.length == 1 && text.strip().startsWith("@")) {
      return new LocalTimes(
          CronExpression.parse(text.strip()), text.strip().equals("@hourly"), zone);
    }
    if (fields.length != 5) {
      throw new IllegalArgumentException("It has " + fields.length + " fields.");
    }
    // ours begin with the minutes, those of CronExpression with the seconds
    return new LocalTimes(
        CronExpression.parse("0 " + String.join(" ", fields)), fields[1].equals("*"), zone);
  }

  @Override
  public Optional<Instant> after(Instant instant) {
    ZonedDateTime now = instant.atZone(zone);
    if (everyHour) {
      return Optional.ofNullable(cron.next(now)).map(ZonedDateTime::toInstant);
    }
    LocalDateTime local = cron.next(now.toLocalDateTime());
    while (local != null && !moment(local).isAfter(instant)) {
      local = cron.next(local);
    }
    return Optional.ofNullable(local).map(this::moment);
  }

  private Instant moment(LocalDateTime local) {
    @Nullable ZoneOffsetTransition transition = zone.getRules().getTransition(local);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : local.atZone(zone).toInstant();
  }
}

package dev.pinhole.server.publisher.internal;

import dev.pinhole.server.egress.EgressAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What imgur still lets this server do, as its answers say: credits of the address in an hour, of
 * the client in a day, and uploads of the address in an hour. Whoever goes on past them is locked
 * out for a month in the end, so what would is not tried. Each node learns for itself. Thread-safe.
 */
@Component
class Allowance {

  /** What a request takes of the credits. */
  enum Cost {
    UPLOAD(10),
    DELETION(1);

    private final int credits;

    Cost(int credits) {
      this.credits = credits;
    }
  }

  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** Beyond what any of the limits lasts; an answer that says more is not believed. */
  private static final Duration LONGEST = DAY.plus(HOUR);

  private final Clock clock;
  private Credits user = Credits.UNKNOWN;
  private Credits client = Credits.UNKNOWN;
  private Credits posts = Credits.UNKNOWN;
  private Instant lockedOut = Instant.EPOCH;

  Allowance(Clock clock) {
    this.clock = clock;
  }

  /** Until when to wait with a request; empty where it can be made now. */
  synchronized Optional<Instant> wait(Cost cost) {
    Instant now = clock.instant();
    Optional<Instant> locked = Optional.of(lockedOut).filter(now::isBefore);
    Optional<Instant> uploads = cost == Cost.UPLOAD ? posts.wait(1, now) : Optional.empty();
    return Stream.of(locked, uploads, user.wait(cost.credits, now), client.wait(cost.credits, now))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  /** Takes note of what an answer says. */
  synchronized void learn(EgressAnswer answer) {
    Instant now = clock.instant();
    Instant userReset =
        at(answer, "X-RateLimit-UserReset", Instant::ofEpochSecond).orElse(now.plus(HOUR));
    user = credits(answer, "X-RateLimit-UserRemaining", userReset, user);
    // Nothing says when the day of a client begins; after a whole one it has.
    client = credits(answer, "X-RateLimit-ClientRemaining", now.plus(DAY), client);
    Instant postReset =
        at(answer, "X-Post-Rate-Limit-Reset", now::plusSeconds).orElse(now.plus(HOUR));
    posts = credits(answer, "X-Post-Rate-Limit-Remaining", postReset, posts);
    if (answer.status() == TOO_MANY_REQUESTS) {
      lockedOut = bounded(retryAfter(answer, now).orElse(userReset), now);
    }
  }

  private Credits credits(EgressAnswer answer, String name, Instant reset, Credits known) {
    return number(answer, name)
        .map(left -> new Credits(left, bounded(reset, clock.instant())))
        .orElse(known);
  }

  private static Instant bounded(Instant reset, Instant now) {
    Instant first = now.plusSeconds(1);
    Instant last = now.plus(LONGEST);
    return reset.isBefore(first) ? first : reset.isAfter(last) ? last : reset;
  }

  private static Optional<Instant> retryAfter(EgressAnswer answer, Instant now) {
    return at(answer, "Retry-After", now::plusSeconds)
        .or(() -> answer.header("Retry-After").flatMap(Allowance::date));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> at(
      EgressAnswer answer, String name, LongFunction<Instant> reader) {
    return number(answer, name).map(reader::apply);
  }

  /** So few digits that no sum of them overflows. */
  private static Optional<Long> number(EgressAnswer answer, String name) {
    return answer
        .header(name)
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,11}"))
        .map(Long::valueOf);
  }
}

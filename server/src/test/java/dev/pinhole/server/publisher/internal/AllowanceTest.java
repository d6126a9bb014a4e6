package dev.pinhole.server.publisher.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.egress.EgressAnswer;
import dev.pinhole.server.publisher.internal.Allowance.Cost;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String USER = "X-RateLimit-UserRemaining";
  private static final String RESET = "X-RateLimit-UserReset";
  private static final String CLIENT = "X-RateLimit-ClientRemaining";

  private final Allowance allowance = new Allowance(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void waitsForNothingThatWasNotSaid() {
    assertThat(allowance.wait(Cost.UPLOAD)).isEmpty();
    learn(200, Map.of());
    assertThat(allowance.wait(Cost.UPLOAD)).isEmpty();
  }

  @Test
  void waitsUntilTheCreditsOfTheAddressAreThereAgain() {
    Instant reset = NOW.plusSeconds(1200);
    learn(200, Map.of(USER, "9", RESET, Long.toString(reset.getEpochSecond())));
    assertThat(allowance.wait(Cost.UPLOAD)).as("costs ten").contains(reset);
    assertThat(allowance.wait(Cost.DELETION)).as("costs one").isEmpty();
    learn(200, Map.of(USER, "0", RESET, Long.toString(reset.getEpochSecond())));
    assertThat(allowance.wait(Cost.DELETION)).contains(reset);
    learn(200, Map.of(USER, "500", RESET, Long.toString(reset.getEpochSecond())));
    assertThat(allowance.wait(Cost.UPLOAD)).isEmpty();
  }

  @Test
  void waitsADayForTheCreditsOfTheClient() {
    learn(200, Map.of(CLIENT, "3", USER, "400"));
    assertThat(allowance.wait(Cost.UPLOAD)).contains(NOW.plus(Duration.ofDays(1)));
    assertThat(allowance.wait(Cost.DELETION)).isEmpty();
  }

  @Test
  void waitsForUploadsAloneWhereThoseAreCounted() {
    learn(200, Map.of("X-Post-Rate-Limit-Remaining", "0", "X-Post-Rate-Limit-Reset", "900"));
    assertThat(allowance.wait(Cost.UPLOAD)).contains(NOW.plusSeconds(900));
    assertThat(allowance.wait(Cost.DELETION)).isEmpty();
  }

  @Test
  void waitsAsLongAsItIsToldWhenThereWereTooMany() {
    learn(429, Map.of("Retry-After", "77"));
    assertThat(allowance.wait(Cost.DELETION)).contains(NOW.plusSeconds(77));
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.plusSeconds(99).atOffset(ZoneOffset.UTC));
    learn(429, Map.of("Retry-After", date));
    assertThat(allowance.wait(Cost.DELETION)).contains(NOW.plusSeconds(99));
    String reset = Long.toString(NOW.plusSeconds(1500).getEpochSecond());
    learn(429, Map.of(RESET, reset));
    assertThat(allowance.wait(Cost.DELETION)).contains(NOW.plusSeconds(1500));
    learn(429, Map.of());
    assertThat(allowance.wait(Cost.DELETION)).contains(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void believesNoHeaderThatCannotBeTrue() {
    learn(429, Map.of("Retry-After", "99999999999"));
    assertThat(allowance.wait(Cost.DELETION)).contains(NOW.plus(Duration.ofHours(25)));
    learn(429, Map.of("Retry-After", "0"));
    assertThat(allowance.wait(Cost.DELETION)).contains(NOW.plusSeconds(1));
    Allowance other = new Allowance(Clock.fixed(NOW, ZoneOffset.UTC));
    other.learn(answer(200, Map.of(USER, "-1", CLIENT, "many", RESET, "1e9")));
    assertThat(other.wait(Cost.UPLOAD)).isEmpty();
  }

  private void learn(int status, Map<String, String> headers) {
    allowance.learn(answer(status, headers));
  }

  private static EgressAnswer answer(int status, Map<String, String> headers) {
    Map<String, List<String>> all =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    return new EgressAnswer(status, "", HttpHeaders.of(all, (name, value) -> true));
  }
}

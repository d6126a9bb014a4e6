package dev.pinhole.server.capture.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimingTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void intervalIsCountedFromItsAnchorHoweverLateARunIs() {
    Timing timing = new Interval(Instant.parse("2026-01-01T10:00:00Z"), Duration.ofMinutes(10));
    assertThat(timing.after(Instant.parse("2026-01-01T09:00:00Z")))
        .contains(Instant.parse("2026-01-01T10:00:00Z"));
    assertThat(timing.after(Instant.parse("2026-01-01T10:00:00Z")))
        .contains(Instant.parse("2026-01-01T10:10:00Z"));
    assertThat(timing.after(Instant.parse("2026-01-01T13:37:42.5Z")))
        .contains(Instant.parse("2026-01-01T13:40:00Z"));
  }

  @Test
  void workdaysAtSevenAreLocalTime() {
    assertThat(times("0 7 * * MON-FRI", "2026-03-26T12:00:00Z", 4))
        .containsExactly(
            "2026-03-27T06:00:00Z", // winter: UTC+1
            "2026-03-30T05:00:00Z", // summer, after a weekend
            "2026-03-31T05:00:00Z",
            "2026-04-01T05:00:00Z");
  }

  @Test
  void skippedTimeIsDueWhenClocksArePutForward() {
    assertThat(times("30 2 * * *", "2026-03-28T00:00:00Z", 3))
        .containsExactly(
            "2026-03-28T01:30:00Z",
            "2026-03-29T01:00:00Z", // 02:30 does not exist; 02:00 becomes 03:00
            "2026-03-30T00:30:00Z");
  }

  @Test
  void skippedAndNextTimeAreDueOnceWhereTheyFallTogether() {
    assertThat(times("0 2,3 * * *", "2026-03-28T23:30:00Z", 2))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z");
  }

  @Test
  void repeatedTimeIsDueOnce() {
    assertThat(times("30 2 * * *", "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
  }

  @Test
  void repeatedTimeIsNotDueAgainForAServerThatStartsInItsSecondHour() {
    assertThat(times("30 2 * * *", "2026-10-25T01:10:00Z", 1))
        .containsExactly("2026-10-26T01:30:00Z");
  }

  @Test
  void everyHalfHourStaysSoWhenClocksChange() {
    assertThat(times("*/30 * * * *", "2026-10-24T23:45:00Z", 6))
        .containsExactly(
            "2026-10-25T00:00:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:30:00Z",
            "2026-10-25T02:00:00Z",
            "2026-10-25T02:30:00Z");
    assertThat(times("*/30 * * * *", "2026-03-29T00:15:00Z", 3))
        .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z");
  }

  @Test
  void macrosAreKnown() {
    assertThat(times("@hourly", "2026-01-01T00:10:00Z", 2))
        .containsExactly("2026-01-01T01:00:00Z", "2026-01-01T02:00:00Z");
    assertThat(times("@daily", "2026-01-01T00:10:00Z", 1)).containsExactly("2026-01-01T23:00:00Z");
  }

  @Test
  void dateThatNeverComesHasNoTimes() {
    assertThat(times("0 0 30 2 *", "2026-01-01T00:00:00Z", 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "* * * *", "* * * * * *", "60 * * * *", "@never", "0 7 * * NOW", "0 25 * * *"})
  void refusesWhatIsNoCron(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> LocalTimes.of(text, BERLIN));
  }

  private static List<String> times(String cron, String after, int count) {
    return LocalTimes.of(cron, BERLIN)
        .times(Instant.parse(after))
        .limit(count)
        .map(Instant::toString)
        .toList();
  }
}

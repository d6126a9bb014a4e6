package dev.pinhole.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);

  @Test
  void isWrittenAsTheDraftSays() {
    RateLimit limit = new RateLimit("sign-in", 30, QUARTER, 10, Duration.ZERO);
    assertThat(limit.policy()).isEqualTo("\"sign-in\";q=30;w=900");
    assertThat(limit.available()).isEqualTo("\"sign-in\";r=10;t=300");
  }

  @Test
  void neverTellsOfAHigherRateThanThePolicys() {
    for (long left = 1; left <= 600; left++) {
      String text = new RateLimit("x", 600, QUARTER, left, Duration.ZERO).available();
      long seconds = Long.parseLong(text.replaceAll(".*t=", ""));
      assertThat(left * 900).isLessThanOrEqualTo(600 * seconds);
    }
  }

  @Test
  void endsWithTheWaitWhereNothingIsLeft() {
    assertThat(new RateLimit("x", 30, QUARTER, 0, Duration.ofMillis(1500)).available())
        .isEqualTo("\"x\";r=0;t=2");
    assertThat(new RateLimit("x", 30, QUARTER, 0, Duration.ZERO).available())
        .as("the last one was taken just now")
        .isEqualTo("\"x\";r=0;t=30");
  }
}

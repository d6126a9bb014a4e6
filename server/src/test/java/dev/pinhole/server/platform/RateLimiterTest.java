package dev.pinhole.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pinhole.server.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final TestClock clock = TestClock.standing();
  private final RateLimiter limiter = new RateLimiter("tries", 2, Duration.ofMinutes(1), clock);

  @Test
  void letsSoManyThroughAndSaysWhenToComeBack() {
    limiter.take("a");
    limiter.take("a");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> limiter.take("a"))
        .satisfies(problem -> {
          assertThat((Long) problem.properties().get("retryAfter")).isBetween(1L, 30L);
          assertThat(problem.headers()).containsKey("Retry-After");
        });
    limiter.take("b");
  }

  @Test
  void attemptsComeBackEvenly() {
    limiter.take("a");
    limiter.take("a");
    clock.advance(Duration.ofSeconds(30));
    limiter.take("a");
    refuses("a");
  }

  @Test
  void checkingTakesNothing() {
    limiter.check("a", "slowly");
    limiter.take("a");
    limiter.check("a", "slowly");
    limiter.take("a");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> limiter.check("a", "slowly"))
        .satisfies(problem -> assertThat(problem.detail()).isEqualTo("slowly"))
        .satisfies(problem -> assertThat(problem.headers()).containsKey("Retry-After"));
    limiter.check("b", "slowly");
  }

  @Test
  void givenBackAttemptCanBeTakenAgain() {
    limiter.take("a");
    limiter.take("a");
    limiter.giveBack("a");
    limiter.take("a");
    refuses("a");
  }

  @Test
  void givingBackNeverAddsUp() {
    limiter.giveBack("a");
    limiter.giveBack("a");
    limiter.take("a");
    limiter.take("a");
    refuses("a");
  }

  @Test
  void asksWithoutRefusing() {
    assertThat(limiter.ask("a")).isEmpty();
    assertThat(limiter.ask("a")).isEmpty();
    assertThat(limiter.ask("a").orElseThrow())
        .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30));
  }

  private void refuses(String key) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> limiter.take(key));
  }
}

package dev.pinhole.server.capture.internal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  /** Near its end, where a comparison instead of a difference would go wrong. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000);

  private final Deadline deadline = Deadline.in(Duration.ofSeconds(2), now::get);

  @Test
  void saysWhatIsLeft() {
    pass(Duration.ofMillis(500));
    assertThat(deadline.left()).isEqualTo(Duration.ofMillis(1500));
    assertThat(deadline.timeout()).isEqualTo(1500);
    assertThat(deadline.passed()).isFalse();
  }

  @Test
  void isNeverNegativeAndNeverNoTimeoutAtAll() {
    pass(Duration.ofSeconds(3));
    assertThat(deadline.passed()).isTrue();
    assertThat(deadline.left()).isEqualTo(Duration.ZERO);
    assertThat(deadline.timeout()).isEqualTo(1);
  }

  @Test
  void theSoonerOfTwoHolds() {
    assertThat(deadline.orIn(Duration.ofSeconds(1)).left()).isEqualTo(Duration.ofSeconds(1));
    assertThat(deadline.orIn(Duration.ofSeconds(5)).left()).isEqualTo(Duration.ofSeconds(2));
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}

package dev.pinhole.server.upload.internal.tus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UploadTurnTest {
  private final AtomicInteger rescued = new AtomicInteger();

  @Test
  void keepsItsHolderWhileItIsAtWork() throws IOException {
    try (Turn turn = new Turn(Duration.ZERO, () -> {})) {
      assertThat(turn.giveUp()).isFalse();
      turn.read(InputStream.nullInputStream(), new byte[1], 1, rescued::incrementAndGet);
      assertThat(turn.giveUp()).isFalse();
      assertThat(rescued).hasValue(0);
    }
  }

  @Test
  void losesItsHolderThatWaits() {
    Turn turn = new Turn(Duration.ZERO, () -> {});
    InputStream silent = during(() -> assertThat(turn.giveUp()).isTrue());
    assertThatThrownBy(() -> turn.read(silent, new byte[1], 1, rescued::incrementAndGet))
        .isInstanceOf(Turn.LostException.class);
    assertThat(turn.isLost()).isTrue();
    assertThat(rescued).hasValue(1);
  }

  @Test
  void isTakenOnceOnly() {
    Turn turn = new Turn(Duration.ZERO, () -> {});
    InputStream silent =
        during(() -> {
          assertThat(turn.giveUp()).isTrue();
          assertThat(turn.giveUp()).isFalse();
        });
    assertThatThrownBy(() -> turn.read(silent, new byte[1], 1, rescued::incrementAndGet))
        .isInstanceOf(Turn.LostException.class);
    assertThat(rescued).hasValue(1);
  }

  @Test
  void hasPatience() throws IOException {
    try (Turn turn = new Turn(Duration.ofHours(1), () -> {})) {
      InputStream slow = during(() -> assertThat(turn.giveUp()).isFalse());
      assertThat(turn.read(slow, new byte[1], 1, rescued::incrementAndGet)).isEqualTo(1);
    }
  }

  /** Something happens between the question for a byte and the byte. */
  private static InputStream during(Step step) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        step.run();
        return 1;
      }
    };
  }

  private interface Step {
    void run() throws IOException;
  }
}

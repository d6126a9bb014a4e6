package dev.pinhole.server.upload.internal.tus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
    InputStream silent = during(() -> assertThat(givesUp(turn)).isTrue());
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
          assertThat(givesUp(turn)).isTrue();
          assertThat(givesUp(turn)).isFalse();
        });
    assertThatThrownBy(() -> turn.read(silent, new byte[1], 1, rescued::incrementAndGet))
        .isInstanceOf(Turn.LostException.class);
    assertThat(rescued).hasValue(1);
  }

  @Test
  void hasPatience() throws IOException {
    try (Turn turn = new Turn(Duration.ofHours(1), () -> {})) {
      InputStream slow = during(() -> assertThat(givesUp(turn)).isFalse());
      assertThat(turn.read(slow, new byte[1], 1, rescued::incrementAndGet)).isEqualTo(1);
    }
  }

  /** Something happens between the question for a byte and the byte. */
  private static InputStream during(Runnable step) {
    return new ByteArrayInputStream(new byte[1]) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        step.run();
        return super.read(buffer, offset, length);
      }
    };
  }

  private static boolean givesUp(Turn turn) {
    try {
      return turn.giveUp();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

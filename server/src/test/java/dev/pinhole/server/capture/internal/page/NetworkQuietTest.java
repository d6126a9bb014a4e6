package dev.pinhole.server.capture.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NetworkQuietTest {
  private final AtomicLong now = new AtomicLong();
  private final NetworkQuiet none = new NetworkQuiet(0, now::get);
  private final NetworkQuiet two = new NetworkQuiet(2, now::get);

  @Test
  void isQuietAfterHalfASecond() {
    assertThat(none.isQuiet()).isFalse();
    pass(500);
    assertThat(none.isQuiet()).isTrue();
  }

  @Test
  void everyRequestIsNoise() {
    pass(400);
    none.begun("a", "fetch");
    none.ended("a");
    pass(400);
    assertThat(none.isQuiet()).isFalse();
    pass(100);
    assertThat(none.isQuiet()).isTrue();
  }

  @Test
  void toleratesSoMany() {
    for (String request : new String[] {"a", "b", "c"}) {
      two.begun(request, "image");
    }
    pass(600);
    assertThat(two.isQuiet()).isFalse();
    two.ended("c");
    pass(500);
    assertThat(two.isQuiet()).isTrue();
  }

  @Test
  void longPollingAndStreamsDoNotCount() {
    none.begun("stream", "eventsource");
    none.begun("poll", "fetch");
    pass(5999);
    assertThat(none.isQuiet()).isFalse();
    pass(501);
    assertThat(none.isQuiet()).isTrue();
  }

  private void pass(int millis) {
    now.addAndGet(Duration.ofMillis(millis).toNanos());
  }
}

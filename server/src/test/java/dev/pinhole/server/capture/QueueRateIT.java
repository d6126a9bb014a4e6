package dev.pinhole.server.capture;

import static dev.pinhole.server.capture.CaptureApi.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@PinholeTest
@Import(ScriptedCaptures.class)
@TestPropertySource(properties = "pinhole.capture.per-minute=5")
class QueueRateIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;

  /** So that no turn comes back while the machine is busy. */
  @BeforeEach
  void stopClock() {
    clock.stop();
  }

  @AfterEach
  void present() {
    clock.reset();
  }

  @Test
  void takesOnlySoManyOfOneAccountAMinute() {
    CaptureApi captures = new CaptureApi(server.asUser("rate"));
    for (int i = 0; i < 5; i++) {
      captures.submit("url", page("/rate"));
    }

    Answer refused = captures.post("url", page("/rate"));

    assertThat(refused.expect(429).code()).isEqualTo("too-many-requests");
    assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 12L);
    new CaptureApi(server.asUser("other")).submit("url", page("/rate"));
    clock.advance(Duration.ofSeconds(13));
    captures.submit("url", page("/rate"));
  }

  @Test
  void readsNoOptionsOfWhoHasHadTheirShare() {
    CaptureApi captures = new CaptureApi(server.asUser("eager"));
    // what is refused takes nothing
    for (int i = 0; i < 6; i++) {
      captures.post("no_such_option", i).expect(400);
    }
    for (int i = 0; i < 5; i++) {
      captures.submit("url", page("/eager"));
    }

    assertThat(captures.post("no_such_option", 1).expect(429).header("Retry-After")).isNotEmpty();
    captures.postAs("key-1", "{\"url\": ").expect(429);
    clock.advance(Duration.ofSeconds(13));
    captures.postAs("key-1", "{\"url\": ").expect(400);
  }

  @Test
  void repeatsAnAnswerWhateverTheRate() {
    CaptureApi captures = new CaptureApi(server.asUser("twice"));
    String body = "{\"url\": \"%s\"}".formatted(page("/twice"));
    String first = captures.postAs("key-2", body).expect(202).text();
    for (int i = 1; i < 5; i++) {
      captures.submit("url", page("/twice"));
    }

    assertThat(captures.postAs("key-2", body).expect(202).text()).isEqualTo(first);
    assertThat(captures.postAs("key-2", "{}").code()).isEqualTo("idempotency-key-reused");
    captures.postAs("key-3", body).expect(429);
  }
}

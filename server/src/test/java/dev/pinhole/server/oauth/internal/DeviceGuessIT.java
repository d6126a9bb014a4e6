package dev.pinhole.server.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Trying codes of devices. All tests come from one address, which has no turns left after this: so
 * it has the server of {@link IssuerIT}, where nobody else types codes.
 */
@PinholeTest
@TestPropertySource(properties = "pinhole.base-url=https://photos.example/")
class DeviceGuessIT {
  @Autowired TestApi api;
  @Autowired TestClock clock;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void codesCannotBeTried() {
    TestApi thief = api.asUser("device-thief");
    // a slow machine would give turns back
    clock.stop();
    for (int wrong = 0; wrong < 20; wrong++) {
      guess(thief, "BBBB-BBB" + "BCDFGHJKLMNPQRSTVWXZ".charAt(wrong)).expect(400);
    }
    Answer refused = guess(thief, "BBBB-BBBB").expect(429);
    assertThat(refused.code()).isEqualTo("too-many-requests");
    assertThat(refused.header("Retry-After")).isNotEmpty();
    clock.advance(Duration.ofMinutes(11));
    guess(thief, "BBBB-BBBB").expect(400);
  }

  private static Answer guess(TestApi thief, String code) {
    return DeviceIT.verify(thief, code).answer();
  }
}

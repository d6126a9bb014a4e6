package dev.pinhole.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.session.SessionRequest;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Guessing passwords with a browser is bounded, and being refused is written down, but not for
 * ever.
 */
@PinholeTest
@TestPropertySource(
    properties = {"pinhole.attempts.per-address=8", "pinhole.session.per-account=3"})
class SignInFloodIT {
  private static final int FLOOD = 200;

  @Autowired TestApi api;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    clock.advance(Duration.ofHours(1));
    clock.reset();
  }

  @Test
  void floodIsRefusedAndWrittenDownWithinABound() {
    api.asUser("flooded");
    WebVisitor signedIn = new WebVisitor(api).signIn("flooded");
    WebVisitor flood = new WebVisitor(api);
    int tooMany = 0;
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < FLOOD; i++) {
      Answer answer =
          flood.signIn(new SessionRequest(i % 2 == 0 ? "flooded" : "nobody" + i, "guess"));
      answers.add(answer);
      tooMany += answer.status() == 429 ? 1 : 0;
    }
    assertThat(tooMany).isGreaterThan(FLOOD / 2);
    assertThat(answers.getLast().expect(429).header("Retry-After")).isNotEmpty();
    assertThat(refusals()).isBetween(8, 2 * 120);
    signedIn.get("/api/v1/account").expect(200);

    clock.advance(Duration.ofMinutes(16));
    new WebVisitor(api).signIn("flooded");
  }

  private int refusals() {
    return jdbc.sql("SELECT COUNT(*) FROM audit WHERE action = 'sign-in-refused'")
        .query(Integer.class)
        .single();
  }

  @Test
  void oneBrowserMoreEndsTheOneUnusedForLongest() {
    api.asUser("many-browsers");
    WebVisitor oldest = new WebVisitor(api).signIn("many-browsers");
    clock.advance(Duration.ofMinutes(2));
    for (int i = 0; i < 2; i++) {
      new WebVisitor(api).signIn("many-browsers");
    }
    oldest.get("/api/v1/account").expect(200);
    clock.advance(Duration.ofMinutes(2));
    WebVisitor newest = new WebVisitor(api).signIn("many-browsers");
    oldest.get("/api/v1/account").expect(200);
    assertThat(newest.get("/api/v1/sessions").json().size()).isEqualTo(3);
  }
}

package dev.pinhole.server.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.platform.Ids;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Guessing is bounded, and being right costs nothing. */
@PinholeTest
@TestPropertySource(
    properties = {
      "pinhole.invitation.attempts.per-address=6",
      "pinhole.invitation.attempts.per-invitation=3"
    })
class AttemptsIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;

  @AfterEach
  void resetClock() {
    clock.advance(Duration.ofHours(1));
    clock.reset();
  }

  @Test
  void linksAndPasswordsAreCountedPerClient() {
    InvitationApi invitations = new InvitationApi(server.asUser("attempts"));
    InvitationView invitation = invitations.create(Map.of("password", "open sesame"));
    for (int i = 0; i < 20; i++) {
      invitations.look(invitation.token()).expect(200);
      invitations.join(invitation.token(), null, "open sesame").expect(200);
    }
    for (int i = 0; i < 3; i++) {
      invitations.join(invitation.token(), null, "wrong").expect(403);
    }
    assertThat(invitations.join(invitation.token(), null, "open sesame").expect(429).code())
        .isEqualTo("too-many-requests");
    invitations.look(invitation.token()).expect(200);
    String wrong = invitation.id() + Ids.next() + "xx";
    Answer answer = invitations.look(wrong);
    for (int i = 0; i < 10 && answer.status() == 403; i++) {
      answer = invitations.look(wrong);
    }
    assertThat(answer.expect(429).header("Retry-After")).isNotEmpty();
    invitations.look(invitation.token()).expect(429);
    clock.advance(Duration.ofMinutes(16));
    invitations.look(invitation.token()).expect(200);
  }
}

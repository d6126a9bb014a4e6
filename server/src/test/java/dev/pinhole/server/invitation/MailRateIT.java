package dev.pinhole.server.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The server is nobody's tool for sending masses of mail. */
@PinholeTest
class MailRateIT {
  private static final TestMail MAIL = new TestMail().start();

  @Autowired TestApi server;
  @Autowired TestClock clock;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", MAIL::port);
    registry.add("pinhole.mail.from", () -> "Pinhole <pinhole@example.org>");
    registry.add("pinhole.mail.per-hour", () -> "3");
  }

  @AfterAll
  static void close() {
    MAIL.close();
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void messagesToOthersAreBoundedPerAccountAndHour() {
    TestApi eager = server.asUser("eager-host");
    InvitationApi invitations = new InvitationApi(eager);
    InvitationView first = invitations.create(Map.of("email", "1@example.org"));
    invitations.create(Map.of("email", "2@example.org"));
    mailAgain(eager, first).expect(200);

    Answer refused = eager.post(InvitationApi.PATH, Map.of("email", "4@example.org")).expect(429);

    assertThat(refused.code()).isEqualTo("too-many-requests");
    assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 1_200L);
    mailAgain(eager, first).expect(429);
    assertThat(eager.get(InvitationApi.PATH).expect(200).json().path("items")).hasSize(2);
    // what is mailed to nobody is not counted, nor is it in anybody's name but the account's
    invitations.create(Map.of());
    new InvitationApi(server.asUser("patient-host")).create(Map.of("email", "4@example.org"));

    clock.advance(Duration.ofMinutes(21));
    invitations.create(Map.of("email", "4@example.org"));
    eager.post(InvitationApi.PATH, Map.of("email", "5@example.org")).expect(429);
  }

  private static Answer mailAgain(TestApi owner, InvitationView made) {
    return owner.post(InvitationApi.PATH + "/" + made.id() + "/mail", "");
  }
}

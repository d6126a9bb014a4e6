package dev.pinhole.server.invitation;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.api.invitation.MailState;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.Ports;
import dev.pinhole.server.SmtpSetup;
import dev.pinhole.server.TestApi;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A mail server that is not there at first. */
@PinholeTest
class MailPauseIT {
  private static final GreenMail MAIL = new GreenMail(SmtpSetup.on(Ports.free()));

  @Autowired TestApi server;
  @Autowired JdbcClient jdbc;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> MAIL.getSmtp().getServerSetup().getPort());
    registry.add("pinhole.mail.from", () -> "Pinhole <pinhole@example.org>");
    registry.add("pinhole.mail.retry-after", () -> "1h");
    registry.add("db-scheduler.polling-interval", () -> "500ms");
  }

  @AfterAll
  static void close() {
    MAIL.stop();
  }

  @Test
  void askingForTheMailEndsThePauseAfterAFailure() {
    TestApi owner = server.asUser("impatient-host");
    InvitationApi invitations = new InvitationApi(owner);
    InvitationView made = invitations.create(Map.of("email", "guest@example.org"));
    await().atMost(Duration.ofSeconds(60)).until(() -> attempts(made) == 1);
    MAIL.start();

    owner.post(InvitationApi.PATH + "/" + made.id() + "/mail", "").expect(200);

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> invitations.get(made.id()).mail() == MailState.SENT);
  }

  private int attempts(InvitationView made) {
    return jdbc.sql(
            """
            SELECT attempts FROM mail WHERE kind = 'invitation' AND reference =
              (SELECT CAST(number AS TEXT) FROM invitation WHERE id = :id)
            """)
        .param("id", made.id())
        .query(Integer.class)
        .single();
  }
}

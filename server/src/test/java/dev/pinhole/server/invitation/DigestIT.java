package dev.pinhole.server.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.TestJobs;
import dev.pinhole.server.image.TestImages;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How long an owner hears nothing of what has arrived. */
@PinholeTest
class DigestIT {
  private static final TestMail MAIL = new TestMail().start();
  private static final Duration QUIET = Duration.ofMinutes(5);

  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired Scheduler scheduler;
  @Autowired JdbcClient jdbc;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", MAIL::port);
    registry.add("pinhole.mail.from", () -> "Pinhole <pinhole@example.org>");
    registry.add("pinhole.invitation.quiet", QUIET::toString);
    registry.add("pinhole.invitation.tell-within", () -> "20m");
    registry.add("db-scheduler.polling-interval", () -> "500ms");
  }

  @AfterAll
  static void close() {
    MAIL.close();
  }

  /** So that only the minutes pass of which the tests speak. */
  @BeforeEach
  void stopClock() {
    clock.stop();
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void ownerIsToldWithinTheTimeThoughMoreAndMoreArrives() throws MessagingException {
    InvitationView made = invitedBy("busy");
    GuestApi guest = new InvitationApi(server.asUser("busy")).guest(made, null);
    for (int minute = 0; minute < 20; minute += 4) {
      guest.upload(minute + ".png", TestImages.png(172_000 + minute)).expect(201);
      look();
      assertThat(letters(made)).as("after %d minutes, never quiet", minute).isEmpty();
      clock.advance(Duration.ofMinutes(4));
    }

    look();

    assertThat(told(made, "busy")).isEqualTo("5 pictures have arrived: Party");
    assertNothingMoreToTell(made);
  }

  @Test
  void ownerIsToldOnceItHasBeenQuiet() throws MessagingException {
    InvitationView made = invitedBy("calm");
    GuestApi guest = new InvitationApi(server.asUser("calm")).guest(made, null);
    guest.upload("a.png", TestImages.png(172_101)).expect(201);
    clock.advance(QUIET.minusSeconds(30));
    look();
    assertThat(letters(made)).isEmpty();
    clock.advance(Duration.ofSeconds(31));

    look();

    assertThat(told(made, "calm")).isEqualTo("1 picture has arrived: Party");
    assertNothingMoreToTell(made);
  }

  @Test
  void ownerWhoWantsNoDigestIsLeftAlone() {
    InvitationView made = invitedBy("deaf", Map.of("title", "Party", "digest", false));
    GuestApi guest = new InvitationApi(server.asUser("deaf")).guest(made, null);
    guest.upload("a.png", TestImages.png(172_201)).expect(201);
    clock.advance(Duration.ofMinutes(21));

    look();

    assertThat(letters(made)).isEmpty();
    assertThat(MAIL.to(address("deaf"))).isEmpty();
  }

  private InvitationView invitedBy(String name) {
    return invitedBy(name, Map.of("title", "Party"));
  }

  private InvitationView invitedBy(String name, Map<String, ?> request) {
    TestApi owner = server.asUser(name);
    owner
        .patch(
            "/api/v1/account", Map.of("email", address(name), "currentPassword", TestApi.PASSWORD))
        .expect(200);
    return new InvitationApi(owner).create(request);
  }

  private void look() {
    new TestJobs(scheduler).run("invitation-news");
  }

  /** The subject of the one message that waits. It is for the test's time, so it is sent now. */
  private String told(InvitationView made, String name) throws MessagingException {
    assertThat(letters(made)).hasSize(1);
    String number = letters(made).getFirst().toString();
    new TestJobs(scheduler).run(TaskInstanceId.of("mail", number));
    await().atMost(Duration.ofMinutes(2)).until(() -> MAIL.to(address(name)).size() == 1);
    return MAIL.to(address(name)).getFirst().getSubject();
  }

  private void assertNothingMoreToTell(InvitationView made) {
    clock.advance(Duration.ofHours(1));
    look();
    assertThat(letters(made)).isEmpty();
  }

  private List<Long> letters(InvitationView made) {
    return jdbc.sql(
            """
            SELECT number FROM mail
            WHERE kind = 'invitation-digest'
              AND reference = (SELECT CAST(number AS TEXT) FROM invitation WHERE id = :id)
            """)
        .param("id", made.id())
        .query((row, index) -> row.getLong("number"))
        .list();
  }

  private static String address(String name) {
    return name + "-host@example.org";
  }
}

package dev.pinhole.server.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.api.invitation.MailState;
import dev.pinhole.server.PackagedServer;
import dev.pinhole.server.TestApi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail that waits when the server is stopped is sent by the next. */
class MailRestartIT {
  private static final String ADDRESS = "guest@example.org";

  @TempDir Path folder;

  @Test
  void queuedMailSurvivesARestart() throws Exception {
    PackagedServer.Home home = PackagedServer.Home.fresh(folder.resolve("data"));
    try (TestMail mail = new TestMail()) {
      InvitationView made;
      try (PackagedServer server = start(home, mail)) {
        made = invitations(server).create(Map.of("email", ADDRESS, "title", "Our day"));
      }
      assertThat(made.mail()).isEqualTo(MailState.QUEUED);
      mail.start();

      try (PackagedServer server = start(home, mail)) {
        await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> invitations(server).get(made.id()).mail() == MailState.SENT);
      }

      assertThat(mail.to(ADDRESS))
          .singleElement()
          .satisfies(message -> assertThat(message.getSubject()).isEqualTo("Our day"));
    }
  }

  private static PackagedServer start(PackagedServer.Home home, TestMail mail) throws Exception {
    return PackagedServer.start(
        home,
        List.of(),
        "--spring.mail.host=127.0.0.1",
        "--spring.mail.port=" + mail.port(),
        "--pinhole.mail.from=Pinhole <pinhole@example.org>",
        "--pinhole.mail.retry-after=2s,2s,2s,2s,2s,2s,2s,2s,2s,2s");
  }

  private static InvitationApi invitations(PackagedServer server) {
    TestApi owner = server.api().asAdmin();
    return new InvitationApi(owner);
  }
}

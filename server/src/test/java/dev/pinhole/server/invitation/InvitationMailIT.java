package dev.pinhole.server.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import dev.pinhole.api.account.Account;
import dev.pinhole.api.invitation.InvitationView;
import dev.pinhole.api.invitation.MailState;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.Ports;
import dev.pinhole.server.SmtpSetup;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.webhook.Receiver;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages, over a real mail server. */
@PinholeTest
class InvitationMailIT {
  private static final GreenMail MAIL = mail();
  private static final Receiver RECEIVER = receiver();

  @Autowired TestApi server;

  private TestApi owner;
  private InvitationApi invitations;
  private String address;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    registry.add("pinhole.mail.from", () -> "Pinhole <pinhole@example.org>");
    registry.add("pinhole.mail.retry-after", () -> "200ms,200ms");
    registry.add("pinhole.invitation.quiet", () -> "30s");
    registry.add("pinhole.egress.allow", RECEIVER::address);
    registry.add("db-scheduler.polling-interval", () -> "500ms");
  }

  @AfterAll
  static void close() {
    MAIL.stop();
    RECEIVER.close();
  }

  @BeforeEach
  void signIn() {
    owner = server.asUser("host-" + Ids.next().substring(0, 8));
    invitations = new InvitationApi(owner);
    address = Ids.next().toLowerCase(Locale.ROOT) + "@example.org";
  }

  @Test
  void sendsTheLinkToTheInvited() throws MessagingException, IOException {
    InvitationView made =
        invitations.create(Map.of("email", address, "title", "Pärty", "message", "Do <b>come</b>"));
    assertThat(made.mailed()).isTrue();
    MimeMessage message = awaitMail(address, 1).getFirst();
    assertThat(message.getSubject()).isEqualTo("Pärty");
    assertThat(message.getFrom()[0]).hasToString("Pinhole <pinhole@example.org>");
    String all = GreenMailUtil.getWholeMessage(message);
    assertThat(all).contains("multipart/alternative", "text/plain", "text/html");
    assertThat(all.replace("=\r\n", "").replace("=3D", "=")).contains(made.uploadLink());
    awaitState(made, MailState.SENT);
  }

  @Test
  void sendsAgainWhenAskedTo() {
    InvitationView made = invitations.create(Map.of("email", address));
    awaitState(made, MailState.SENT);
    owner.post(InvitationApi.PATH + "/" + made.id() + "/mail", "").expect(200);
    awaitMail(address, 2);
    InvitationView nobody = invitations.create(Map.of());
    assertThat(owner.post(InvitationApi.PATH + "/" + nobody.id() + "/mail", "").status())
        .isEqualTo(409);
  }

  @Test
  void headersCannotBeInjected() throws MessagingException {
    invitations.create(
        Map.of("email", address, "title", "Hi\r\nBcc: victim@example.org\r\n\r\nbody"));
    MimeMessage message = awaitMail(address, 1).getFirst();
    assertThat(message.getRecipients(RecipientType.BCC)).isNull();
    assertThat(message.getSubject()).isEqualTo("HiBcc: victim@example.orgbody");
    assertThat(mails("victim@example.org")).isEmpty();
  }

  @Test
  void triesAgainAndThenGivesUp() {
    MAIL.stop();
    try {
      InvitationView made = invitations.create(Map.of("email", address));
      assertThat(made.mail()).isEqualTo(MailState.QUEUED);
      awaitState(made, MailState.FAILED);
      assertThat(invitations.get(made.id()).mailed()).isFalse();
    } finally {
      MAIL.start();
    }
  }

  @Test
  void tellsTheOwnerOnceOfMany() throws MessagingException {
    long id = owner.get("/api/v1/account").as(Account.class).id();
    String mine = "owner-" + id + "@example.org";
    owner
        .patch("/api/v1/account", Map.of("email", mine, "currentPassword", TestApi.PASSWORD))
        .expect(200);
    InvitationView made =
        invitations.create(Map.of("title", "Party", "webhookUrl", RECEIVER.url()));
    GuestApi guest = invitations.guest(made, "Anna");
    for (int i = 0; i < 3; i++) {
      guest.upload(i + ".png", TestImages.png(90_000 + i + (int) (id * 10))).expect(201);
    }
    MimeMessage message = awaitMail(mine, 1).getFirst();
    assertThat(message.getSubject()).isEqualTo("3 pictures have arrived: Party");
    await().atMost(Duration.ofMinutes(2)).until(() -> !RECEIVER.messages().isEmpty());
    JsonNode event = JsonMapper.shared().readTree(RECEIVER.messages().getFirst().body());
    assertThat(event.get("type").asString()).isEqualTo("invitation.uploaded");
    assertThat(event.at("/data/files").asInt()).isEqualTo(3);
    assertThat(event.at("/data/images")).hasSize(3);
    assertThat(event.at("/data/invitation/id").asString()).isEqualTo(made.id());
    assertThat(event.toString()).doesNotContain(made.token());
    assertThat(RECEIVER.messages()).hasSize(1);
    assertThat(mails(mine)).hasSize(1);
  }

  private void awaitState(InvitationView made, MailState state) {
    await().atMost(Duration.ofMinutes(2)).until(() -> invitations.get(made.id()).mail() == state);
  }

  private static List<MimeMessage> awaitMail(String to, int count) {
    await().atMost(Duration.ofMinutes(2)).until(() -> mails(to).size() == count);
    return mails(to);
  }

  private static List<MimeMessage> mails(String to) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(message -> GreenMailUtil.getAddressList(recipients(message)).contains(to))
        .toList();
  }

  private static Address[] recipients(MimeMessage message) {
    try {
      return message.getAllRecipients();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** On a port that stays the same when it is stopped and started. */
  private static GreenMail mail() {
    GreenMail mail = new GreenMail(SmtpSetup.on(Ports.free()));
    mail.start();
    return mail;
  }

  private static Receiver receiver() {
    try {
      return new Receiver();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

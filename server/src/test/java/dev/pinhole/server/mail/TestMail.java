package dev.pinhole.server.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import dev.pinhole.server.SmtpSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real mail server for tests of features that send. */
public final class TestMail implements AutoCloseable {
  private final GreenMail server = new GreenMail(SmtpSetup.on(0));

  public TestMail() {
    server.start();
  }

  /** Somebody who has to sign in, and can. */
  public TestMail withUser(String name, String password) {
    server.setUser(name + "@example.org", name, password);
    return this;
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /** Has the server under test send its mail here. */
  public void addTo(DynamicPropertyRegistry registry) {
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> server.getSmtp().getPort());
    registry.add("pinhole.mail.from", () -> "Pinhole <pinhole@example.org>");
    registry.add("db-scheduler.polling-interval", () -> "500ms");
  }

  /** All that an address has been sent, once it is so many. */
  public List<MimeMessage> await(String to, int count) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> to(to).size() >= count);
    return to(to);
  }

  public List<MimeMessage> to(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(message -> isTo(message, address))
        .toList();
  }

  /** What the link to a page in a message ends with. */
  public static String token(MimeMessage message, String page) {
    String text = GreenMailUtil.getBody(message).replace("=\r\n", "").replace("=3D", "=");
    Matcher link = Pattern.compile("/" + page + "#([A-Za-z0-9._-]+)").matcher(text);
    if (!link.find()) {
      throw new AssertionError("no link to " + page + " in: " + text);
    }
    return link.group(1);
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return Arrays.toString(message.getRecipients(Message.RecipientType.TO)).contains(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}

package dev.pinhole.server.invitation;

import com.icegreen.greenmail.util.GreenMail;
import dev.pinhole.server.Ports;
import dev.pinhole.server.SmtpSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;

/** A mail server whose port is known before it is started. */
final class TestMail implements AutoCloseable {
  private final GreenMail mail = new GreenMail(SmtpSetup.on(Ports.free()));

  TestMail start() {
    mail.start();
    return this;
  }

  int port() {
    return mail.getSmtp().getServerSetup().getPort();
  }

  List<MimeMessage> to(String address) {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(message -> recipients(message).contains(address))
        .toList();
  }

  private static String recipients(MimeMessage message) {
    try {
      return Arrays.toString(message.getAllRecipients());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    mail.stop();
  }
}

package dev.pinhole.server.mail.internal;

import dev.pinhole.server.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.IDN;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** The server that takes mail, where there is one ({@code spring.mail.host}). */
@Component
class MailServer {
  private final @Nullable JavaMailSender sender;
  private final @Nullable InternetAddress from;

  MailServer(
      ObjectProvider<JavaMailSender> sender,
      MailProperties properties,
      @Value("${spring.mail.username:}") String user) {
    this.sender = sender.getIfAvailable();
    this.from = this.sender == null ? null : from(properties.from(), user);
  }

  private static InternetAddress from(@Nullable String named, String user) {
    String address = named == null ? user : named;
    if (!address.contains("@")) {
      throw new IllegalStateException(
          "pinhole.mail.from: an address to send mail from is needed where spring.mail.host is set");
    }
    try {
      return new InternetAddress(address, true);
    } catch (AddressException e) {
      throw new IllegalStateException("pinhole.mail.from is not an e-mail address: " + address, e);
    }
  }

  boolean isThere() {
    return sender != null;
  }

  /**
   * Hands a message over.
   *
   * @throws MailException where it is not taken; a {@link MailParseException} where it never will
   */
  void send(Message letter) {
    JavaMailSender server = sender;
    InternetAddress sentBy = from;
    if (server == null || sentBy == null) {
      throw new MailParseException("no mail server is configured");
    }
    MimeMessage message = server.createMimeMessage();
    try {
      MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
      helper.setFrom(sentBy);
      helper.setTo(address(letter.to()));
      if (letter.replyTo() != null) {
        helper.setReplyTo(address(letter.replyTo()));
      }
      helper.setSubject(letter.text().subject());
      helper.setText(letter.text().plain(), letter.text().html());
      message.setHeader("Auto-Submitted", "auto-generated");
    } catch (MessagingException e) {
      throw new MailParseException(e);
    }
    server.send(message);
  }

  /** Names of hosts travel in ASCII. */
  private static InternetAddress address(String written) throws AddressException {
    int at = written.lastIndexOf('@');
    try {
      String host = IDN.toASCII(written.substring(at + 1));
      return new InternetAddress(written.substring(0, at + 1) + host, true);
    } catch (IllegalArgumentException e) {
      throw new AddressException("the host has a name that cannot be", written);
    }
  }
}

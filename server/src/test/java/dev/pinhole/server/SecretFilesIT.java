package dev.pinhole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets as files, as containers are given them, so that no command line or environment has any.
 */
class SecretFilesIT {
  private static final String SMTP_PASSWORD = "smtp secret";

  @TempDir Path data;
  @TempDir Path secrets;

  private final List<String> properties = new ArrayList<>();

  @Test
  void everySecretCanComeFromAFile() throws IOException {
    GreenMail mail = new GreenMail(SmtpSetup.on(0));
    mail.setUser("pinhole@example.org", "pinhole", SMTP_PASSWORD);
    mail.start();
    try (PackagedServer server = start(mail.getSmtp().getPort())) {
      TestApi owner = server.api().asAdmin();
      owner.post("/api/v1/invitations", Map.of("email", "guest@example.org")).expect(201);
      await().atMost(Duration.ofSeconds(60)).until(() -> mail.getReceivedMessages().length == 1);
    } finally {
      mail.stop();
    }
    try (Stream<Path> logs = Files.list(data)) {
      for (Path log :
          logs.filter(file -> file.toString().matches(".*/server\\.(log|out)")).toList()) {
        assertThat(Files.readString(log)).doesNotContain(SMTP_PASSWORD, TestApi.PASSWORD);
      }
    }
  }

  private PackagedServer start(int smtp) throws IOException {
    properties.addAll(
        List.of(
            "--spring.config.import=configtree:" + secrets + "/",
            "--pinhole.data=" + data,
            "--pinhole.admin.username=" + TestApi.ADMIN,
            "--pinhole.mail.from=Pinhole <pinhole@example.org>",
            "--pinhole.base-url=https://pictures.example",
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + smtp,
            "--spring.mail.username=pinhole",
            "--spring.mail.properties.mail.smtp.auth=true",
            "--server.address=127.0.0.1",
            "--server.port=0"));
    secret("pinhole.admin.password", TestApi.PASSWORD);
    secret("spring.mail.password", SMTP_PASSWORD);
    storage();
    database();
    return PackagedServer.start(data.resolve("server.log"), properties);
  }

  /** A line feed at the end, as editors leave one, does not count. */
  private void secret(String setting, String value) throws IOException {
    Files.writeString(secrets.resolve(setting), value + "\n");
  }

  private void storage() throws IOException {
    for (String property : TestStorage.fresh().properties()) {
      int equals = property.indexOf('=');
      if (property.startsWith("pinhole.s3.secret-key")) {
        secret("pinhole.s3.secret-key", property.substring(equals + 1));
      } else {
        properties.add("--" + property);
      }
    }
  }

  /** The address of PostgreSQL without its password, where it has one. */
  private void database() throws IOException {
    String url = TestDatabase.current().freshUrl();
    Matcher password = Pattern.compile("[?&]password=([^&]*)").matcher(url);
    if (password.find()) {
      secret("spring.datasource.password", password.group(1));
      url = url.replace(password.group(), password.group().startsWith("?") ? "?" : "");
    }
    properties.add("--pinhole.database=" + url);
  }
}

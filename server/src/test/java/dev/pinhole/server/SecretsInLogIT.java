package dev.pinhole.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pinhole.server.mail.TestMail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A tour over everything that has to do with secrets, with all that can go wrong on the way: none
 * of them is in what the server prints, or readable in its database.
 */
class SecretsInLogIT {
  private static final String SMTP_PASSWORD = "smtp-5UPsQj2d-of-tests";

  @TempDir Path folder;
  @AutoClose private final TestSecrets secrets = TestSecrets.collect();
  @AutoClose private final S3Server store = S3Server.start();
  @AutoClose private final TestMail mail = new TestMail();
  @AutoClose private final Wire mailLine = new Wire(mail.port());

  @Test
  void noSecretIsWrittenWhereItStays() throws Exception {
    mail.withUser("pinhole", SMTP_PASSWORD);
    secrets
        .add("mail password", SMTP_PASSWORD)
        .add("S3 secret key", S3Server.SECRET_KEY)
        .add("admin password", TestApi.PASSWORD);
    PackagedServer.Home home = home();
    try (PackagedServer server = PackagedServer.start(home, List.of(), properties())) {
      new SecretsTour(server.api(), secrets, store, mail, mailLine).run();
    }
    assertThat(secrets.kinds())
        .as("what the tour has met")
        .contains(
            "password",
            "code",
            "token",
            "access_token",
            "authorization Bearer",
            "authorization Guest",
            "signature of a JWT",
            "cookie",
            "x-csrf-token",
            "secret",
            "recoveryCodes",
            "key",
            "x-access-key",
            "sig",
            "X-Amz-Signature",
            "invitation",
            "deletehash",
            "credential",
            "headers",
            "cookies",
            "authorization");
    for (Map.Entry<String, String> place : places(home).entrySet()) {
      assertThat(secrets.in(place.getValue())).as(place.getKey()).isEmpty();
    }
  }

  private PackagedServer.Home home() {
    String bucket = store.newBucket();
    return new PackagedServer.Home(
        folder.resolve("data"),
        TestDatabase.current().freshUrl(),
        new TestStorage(store.properties(bucket), store.folder(bucket)));
  }

  private String[] properties() {
    return new String[] {
      "--logging.level.root=info",
      "--logging.level.dev.pinhole=debug",
      "--pinhole.base-url=http://pictures.example.org",
      "--pinhole.password-cost=4",
      "--pinhole.mail.from=Pinhole <pinhole@example.org>",
      "--spring.mail.host=127.0.0.1",
      "--spring.mail.port=" + mailLine.address().getPort(),
      "--spring.mail.username=pinhole",
      "--spring.mail.password=" + SMTP_PASSWORD,
      "--db-scheduler.polling-interval=500ms",
      "--pinhole.capture.browsers=1",
      "--pinhole.capture.warm=false"
    };
  }

  /** What was printed and logged, and each table. */
  private Map<String, String> places(PackagedServer.Home home) throws IOException {
    Map<String, String> places = new TreeMap<>();
    for (String file : List.of("server.log", "server.out")) {
      places.put(file, Files.readString(home.data().resolve(file)));
    }
    assertThat(places.get("server.out")).contains("INFO", "WARN");
    try (HikariDataSource pool = TestDatabase.pool(home.database())) {
      JdbcClient jdbc = JdbcClient.create(pool);
      for (String table : tables(jdbc)) {
        places.put("table " + table, content(jdbc, table));
      }
    }
    assertThat(places).containsKeys("table audit", "table scheduled_tasks", "table capture_job");
    assertThat(places.get("table audit")).contains("signed-in", "token-made", "password-reset");
    return places;
  }

  private static List<String> tables(JdbcClient jdbc) {
    String sql =
        TestDatabase.current() == TestDatabase.POSTGRESQL
            ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            : "SELECT name FROM sqlite_master WHERE type = 'table'";
    return jdbc.sql(sql).query((row, _) -> row.getString(1)).list();
  }

  private static String content(JdbcClient jdbc, String table) {
    StringBuilder content = new StringBuilder();
    for (Map<String, Object> row : jdbc.sql("SELECT * FROM " + table).query().listOfRows()) {
      row.forEach(
          (column, value) -> content.append(column).append(": ").append(shown(value)).append('\n'));
    }
    return content.toString();
  }

  private static String shown(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }
}

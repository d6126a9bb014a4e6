package dev.pinhole.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pinhole.server.platform.KeyFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class MaintenanceIT {
  private static final String LOCATION = "ab/" + "ab".repeat(32) + ".0123456789abcdef";

  private final String database = TestDatabase.current().freshUrl();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> storage = new ArrayList<>();
  @TempDir Path data;

  @Test
  void checksAndRepairs() throws IOException {
    assertThat(run("check")).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(printed()).contains("Clean.");

    Path orphan = data.resolve("blobs/chunks").resolve(LOCATION);
    Files.writeString(orphan, "left over");
    assertThat(run("check")).as("young files may be in use").isZero();

    Files.setLastModifiedTime(
        orphan, FileTime.from(Clock.systemUTC().instant().minus(Duration.ofHours(2))));
    assertThat(run("check")).isEqualTo(1);
    assertThat(printed()).contains("orphaned   file " + LOCATION, "Problems remain.");
    assertThat(run("collect", "--dry-run")).isZero();
    assertThat(printed()).containsPattern("orphaned files +1 +9");
    assertThat(orphan).exists();
    assertThat(run("check", "--repair")).isZero();
    assertThat(printed()).contains("All problems were repaired.");
    assertThat(orphan).doesNotExist();
    assertThat(run("collect")).isZero();
    assertThat(printed()).containsPattern("orphaned files +0 +0");
  }

  @Test
  void recountsWhatAccountsKeep() {
    assertThat(run("check")).isZero();
    try (HikariDataSource pool = TestDatabase.pool(database)) {
      JdbcClient.create(pool)
          .sql("INSERT INTO account_usage (account, bytes, images) VALUES (7, 10, 1)")
          .update();
    }

    assertThat(run("check")).isEqualTo(1);
    assertThat(printed())
        .contains("miscounted account 7: 10 bytes in 1 images counted, 0 in 0 found");
    assertThat(run("check", "--repair")).isZero();
    assertThat(run("check")).isZero();
    assertThat(printed()).contains("Clean.").containsPattern("usage +recounted");
  }

  @Test
  void checksAndRepairsABucket() throws IOException {
    S3Server server = S3Server.shared();
    String bucket = server.newBucket();
    server.properties(bucket).forEach(property -> storage.add("--" + property));
    assertThat(run("check")).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(printed()).contains("Clean.");

    Path chunks = server.folder(bucket).resolve("chunks");
    Path old =
        chunks.resolve(LOCATION.replace(".0123456789abcdef", ".019b00000000" + "0".repeat(16)));
    Files.createDirectories(old.getParent());
    Files.writeString(old, "left over");
    assertThat(run("check")).isEqualTo(1);
    assertThat(printed()).contains("orphaned   file ab/", "Problems remain.");
    assertThat(run("check", "--repair")).isZero();
    assertThat(old).doesNotExist();
    assertThat(run("collect")).isZero();
  }

  @Test
  void removesASecondFactor() {
    assertThat(run("remove-second-factor", "ada")).isEqualTo(1);
    assertThat(printed()).contains("there is no account ada");
    try (HikariDataSource pool = TestDatabase.pool(database)) {
      JdbcClient jdbc = JdbcClient.create(pool);
      jdbc.sql(
              """
              INSERT INTO accounts (username, username_key, password_hash, role, disabled,
                                    session_version, created_at)
              VALUES ('Ada', 'ada', 'none', 'ADMIN', FALSE, 1, 1)
              """)
          .update();
      jdbc.sql(
              """
              INSERT INTO totp (account, secret, created_at, confirmed_at, last_step)
              SELECT id, 'sealed', 1, 1, 1 FROM accounts
              """)
          .update();
      assertThat(run("remove-second-factor", "ADA"))
          .as(err.toString(StandardCharsets.UTF_8))
          .isZero();
      assertThat(printed()).contains("Ada signs in with the password alone");
      assertThat(jdbc.sql("SELECT COUNT(*) FROM totp").query(Integer.class).single()).isZero();
      assertThat(
              jdbc.sql("SELECT action FROM audit WHERE actor IS NULL").query(String.class).list())
          .containsExactly("second-factor-reset");
      assertThat(run("remove-second-factor", "ada")).isEqualTo(1);
      assertThat(printed()).contains("Ada has no second factor");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chek",
        "check --dry-run",
        "check now",
        "collect --repair",
        "remove-second-factor",
        "remove-second-factor a b",
        "keys all",
        "replace-key",
        "replace-key nothing"
      })
  void refusesAWrongCommandLine(String line) {
    assertThat(run(line.split(" ", -1))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Commands (");
  }

  @Test
  void listsKeysAndMakesNewOnes() throws IOException {
    Path key = data.resolve("keys/link-signing.key");
    byte[] before = KeyFile.read(key);

    assertThat(run("keys")).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(printed()).containsPattern("links +[0-9a-f]{8} .* 0 days +in use");
    assertThat(run("replace-key", "links")).isZero();
    assertThat(printed()).contains("new key", "What it ends: nothing.", "Restart");
    assertThat(run("keys")).isZero();

    assertThat(printed()).contains("earlier, still counts");
    assertThat(KeyFile.readAll(key)).hasSize(2).contains(before);
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(printed())
        .doesNotContain(
            HexFormat.of().formatHex(before), Base64.getEncoder().encodeToString(before));
  }

  @Test
  void doesNotTakeAMistypedDirectoryForAnEmptyOne(CapturedOutput output) {
    Path absent = data.resolve("absent");

    assertThat(run("check", "--pinhole.data=" + absent)).isEqualTo(2);
    assertThat(absent).doesNotExist();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no data directory");
    assertThat(output).doesNotContain("UsageException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "help", "-h", "check --help", "collect --dry-run -h"})
  void explainsItself(String line) {
    assertThat(run(line.split(" ", -1))).isZero();
    assertThat(printed()).contains("[--property=value...]");
  }

  private int run(String... line) {
    List<String> args = new ArrayList<>(List.of(line));
    if (args.stream().noneMatch(arg -> arg.startsWith("--pinhole.data"))) {
      args.add("--pinhole.data=" + data);
    }
    args.add("--pinhole.database=" + database);
    args.addAll(storage);
    out.reset();
    err.reset();
    return new Maintenance(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(args);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}

package dev.pinhole.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

  @TempDir Path keys;

  @ParameterizedTest
  @EnumSource(KeyPurpose.class)
  void newKeysTakeThePlaceOfEarlierOnes(KeyPurpose purpose) throws IOException {
    Path file = keys.resolve(purpose.file());
    byte[] first = KeyFile.read(file);
    KeyFiles all = new KeyFiles(keys);

    all.rotate(purpose, NOW);
    byte[] second = KeyFile.read(file);
    all.rotate(purpose, NOW.plusSeconds(60));
    byte[] third = KeyFile.read(file);

    assertThat(third).isNotEqualTo(second).isNotEqualTo(first);
    assertThat(KeyFile.readAll(file)).containsExactly(third, second, first);
    List<KeyFiles.Listed> listed = all.list();
    assertThat(listed).extracting(KeyFiles.Listed::current).containsExactly(true, false, false);
    assertThat(listed).extracting(KeyFiles.Listed::id).doesNotHaveDuplicates();
  }

  @Test
  void otherFilesAreNoKeys() throws IOException {
    Path file = keys.resolve("link-signing.key");
    KeyFile.read(file);
    Files.writeString(keys.resolve("link-signing.key.bak"), "x");
    Files.writeString(keys.resolve("link-signing.key.draft.tmp"), "x");
    assertThat(KeyFile.readAll(file)).hasSize(1);
  }

  @Test
  void whatWasSealedBeforeCanStillBeOpened() throws IOException {
    Path file = keys.resolve("second-factor.key");
    String sealed = new TextSeal(KeyFile.readAll(file)).seal("secret", "row 1");
    new KeyFiles(keys).rotate(KeyPurpose.SECOND_FACTOR, NOW);

    TextSeal after = new TextSeal(KeyFile.readAll(file));
    assertThat(after.open(sealed, "row 1")).contains("secret");
    assertThat(after.open(sealed, "row 2")).isEmpty();
    assertThat(after.open(after.seal("new", "row 1"), "row 1")).contains("new");
    assertThat(new TextSeal(KeyFile.read(file)).open(sealed, "row 1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-rw----", "rw-----w-"})
  void keysThatOthersCanReadOrChangeStopTheStart(String mode) throws IOException {
    Path file = keys.resolve("link-signing.key");
    KeyFile.read(file);
    assertThatCode(() -> new KeyFilePermissions(keys)).doesNotThrowAnyException();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertThatIllegalStateException()
        .isThrownBy(() -> new KeyFilePermissions(keys))
        .withMessageContaining("link-signing.key");
  }

  @Test
  void aGroupMayHaveItsReasons() throws IOException {
    Path file = keys.resolve("20260301T120000000Z-kid.jwk");
    Files.writeString(file, "{}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatCode(() -> new KeyFilePermissions(keys)).doesNotThrowAnyException();
  }

  /** Or the command would not know of it. */
  @Test
  void everyKeyFileOfTheServerHasItsPurpose() throws IOException {
    List<String> known = Arrays.stream(KeyPurpose.values()).map(KeyPurpose::file).toList();
    Pattern name = Pattern.compile("\"([a-z-]+\\.key)\"");
    try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        name.matcher(Files.readString(source))
            .results()
            .forEach(found -> assertThat(known).as(source.toString()).contains(found.group(1)));
      }
    }
  }
}

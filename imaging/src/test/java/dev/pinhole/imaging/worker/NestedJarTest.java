package dev.pinhole.imaging.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedJarTest {
  private static final byte[] CONTENT = "a jar".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory = Path.of("");

  @Test
  void isUnpackedOnceAndAgainWhereDamaged() throws IOException {
    NestedJar jar = NestedJar.parse("jar:nested:" + outer() + "/!BOOT-INF/lib/imaging-1.jar!/");
    Path cache = directory.resolve("cache");
    Path unpacked = jar.unpackedIn(cache);
    assertThat(unpacked).hasBinaryContent(CONTENT);
    assertThat(jar.unpackedIn(cache)).isEqualTo(unpacked);
    Files.writeString(unpacked, "b jar");
    assertThat(jar.unpackedIn(cache)).isEqualTo(unpacked).hasBinaryContent(CONTENT);
    try (var files = Files.list(cache)) {
      assertThat(files).containsExactly(unpacked);
    }
  }

  @Test
  void spacesInPathsAreDecoded() throws IOException {
    assertThat(NestedJar.parse("jar:nested:/a%20b+c.jar/!lib/x.jar!/"))
        .isEqualTo(new NestedJar(Path.of("/a b+c.jar"), "lib/x.jar"));
  }

  @Test
  void otherPlacesAreRefused() {
    assertThatThrownBy(() -> NestedJar.parse("http://example.org/x.jar"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("example.org");
  }

  private Path outer() throws IOException {
    Path outer = directory.resolve("app.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(outer))) {
      zip.putNextEntry(new ZipEntry("BOOT-INF/lib/imaging-1.jar"));
      zip.write(CONTENT);
    }
    return outer;
  }
}

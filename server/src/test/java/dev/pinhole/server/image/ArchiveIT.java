package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@PinholeTest
class ArchiveIT {
  @Autowired TestApi server;

  @Value("${pinhole.test.bytes}")
  Path bytes;

  @TempDir Path folder;
  private TestApi api;
  private ImageApi images;

  @BeforeEach
  void signIn() {
    api = server.asUser("archivist");
    images = new ImageApi(api);
  }

  @Test
  void packsOriginalsUnderSafeUniqueNames() throws IOException {
    String first = images.add("?name=same.png", TestImages.png(1));
    String second = images.add("?name=SAME.png", TestImages.largePng(2, 5_000_000));
    String third = images.add("?name=con", TestImages.jpeg(3));

    Answer answer = api.get("/api/v1/archive?keys=" + first + "," + second + "&keys=" + third);

    assertThat(answer.expect(200).header("Content-Type")).isEqualTo("application/zip");
    Path file = Files.write(folder.resolve("images.zip"), answer.body());
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      assertThat(entries.stream().map(ZipEntry::getName))
          .containsExactly("same.png", "SAME (2).png", "image-con.jpg");
      assertThat(entries).allMatch(e -> e.getMethod() == ZipEntry.STORED);
      assertThat(zip.getInputStream(entries.get(0))).hasBinaryContent(TestImages.png(1));
      assertThat(zip.getInputStream(entries.get(1)))
          .hasBinaryContent(TestImages.largePng(2, 5_000_000));
      assertThat(zip.getInputStream(entries.get(2))).hasBinaryContent(TestImages.jpeg(3));
    }
  }

  @Test
  void givesOthersOnlyWhatTheOwnerAllowsAsOriginal() {
    String closed = images.add("?visibility=public", TestImages.png(4));
    String open = images.add("?visibility=public&originals=true", TestImages.png(5));
    String secret = images.add("?originals=true", TestImages.png(6));
    TestApi other = server.asUser("stranger");

    other.get("/api/v1/archive?keys=" + open).expect(200);
    Answer refused = other.get("/api/v1/archive?keys=" + String.join(",", open, closed, secret));

    assertThat(refused.expect(404).json().get("keys").toString())
        .contains(closed, secret)
        .doesNotContain(open);
    api.get("/api/v1/archive?keys=" + String.join(",", open, closed, secret)).expect(200);
  }

  @Test
  void boundsTheNumberOfImages() {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i <= 1000; i++) {
      keys.add(Integer.toString(i));
    }
    // more than one parameter: a request line has its own limit
    assertThat(api.get("/api/v1/archive?keys=" + String.join(",", keys)).status()).isEqualTo(400);
    api.get("/api/v1/archive?keys=").expect(400);
    api.get("/api/v1/archive").expect(400);
  }

  @Test
  void breaksOffRatherThanPretendingToBeWhole() throws IOException {
    byte[] content = TestImages.largePng(7, 12_000_000);
    String whole = images.add("", TestImages.largePng(8, 1_000_000));
    String damaged = images.add("", content);
    damageOneChunkOf(content.length);

    Answer alone = api.get("/api/v1/archive?keys=" + damaged);
    assertThat(alone.expect(500).code()).isEqualTo("blob-corrupt");
    assertThatThrownBy(() -> api.get("/api/v1/archive?keys=" + whole + "," + damaged))
        .isInstanceOf(UncheckedIOException.class);
  }

  private void damageOneChunkOf(int size) throws IOException {
    long last = size % (4 << 20);
    try (Stream<Path> files = Files.walk(bytes.resolve("chunks"))) {
      Path chunk =
          files
              .filter(Files::isRegularFile)
              .filter(p -> p.toFile().length() == last)
              .findFirst()
              .orElseThrow();
      Files.write(chunk, new byte[] {1, 2, 3});
    }
  }
}

package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What only a raw socket can do: bodies that are not as long as they were said to be. */
@PinholeTest
class BrokenConnectionIT {
  @Autowired TestApi server;

  @Value("${pinhole.data}")
  Path data;

  @Test
  void keepsNothingOfAnUploadWhoseClientIsGone() throws IOException {
    byte[] content = TestImages.largePng(1, 9_000_000);
    try (Socket socket = connect()) {
      OutputStream out = head(socket, "application/octet-stream", content.length);
      out.write(content, 0, 6_000_000);
      out.flush();
      awaitStaged(true);
    }
    awaitStaged(false);
    assertThat(images().list("").json().get("items")).isEmpty();
  }

  @Test
  void refusesFormCutOffByItsDeclaredLength() throws IOException {
    byte[] form = new Form().file("a.png", TestImages.largePng(2, 100_000)).closed();
    try (Socket socket = connect()) {
      OutputStream out = head(socket, Form.contentType(), 50_000);
      out.write(form);
      out.flush();
      assertThat(firstLine(socket)).startsWith("HTTP/1.1 400");
    }
    awaitStaged(false);
  }

  @Test
  void refusesBodyShorterThanDeclared() throws IOException {
    byte[] content = TestImages.png(3);
    try (Socket socket = connect()) {
      OutputStream out = head(socket, "image/png", content.length + 10);
      out.write(content);
      out.flush();
      socket.shutdownOutput();
      assertThat(firstLine(socket)).startsWith("HTTP/1.1 400");
    }
    awaitStaged(false);
    assertThat(images().list("").json().get("items")).isEmpty();
  }

  private ImageApi images() {
    return new ImageApi(server.asUser("broken"));
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private OutputStream head(Socket socket, String type, long length) throws IOException {
    String authorization =
        server
            .asUser("broken")
            .request("/")
            .build()
            .headers()
            .firstValue("Authorization")
            .orElseThrow();
    OutputStream out = socket.getOutputStream();
    List<String> lines =
        List.of(
            "POST /api/v1/images HTTP/1.1",
            "Host: localhost",
            "Authorization: " + authorization,
            "Content-Type: " + type,
            "Content-Length: " + length,
            "",
            "");
    out.write(String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII));
    return out;
  }

  private static String firstLine(Socket socket) throws IOException {
    byte[] bytes = socket.getInputStream().readNBytes(12);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private void awaitStaged(boolean something) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(stagedFiles() > 0).isEqualTo(something));
  }

  private long stagedFiles() {
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(p -> p.toString().contains("staging") && !p.toString().endsWith(".lock"))
          .filter(Files::isRegularFile)
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

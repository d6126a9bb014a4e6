package dev.pinhole.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.OnlyOnDisk;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.image.TestImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What this server says where files are sent to it. */
@PinholeTest
@ExtendWith(OutputCaptureExtension.class)
@OnlyOnDisk("with S3 files are sent to addresses of the store: BucketAddressIT")
class SignedAddressIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;

  @Value("${pinhole.test.sent}")
  Path sent;

  /** What pages of other tests were closed over, on the same server, and no sweep has taken yet. */
  private List<Path> others = List.of();

  @BeforeEach
  void lookAround() throws IOException {
    others = StagingFiles.in(sent);
  }

  @AfterEach
  void leavesNothing() throws IOException {
    clock.reset();
    assertThat(StagingFiles.in(sent)).isSubsetOf(others);
  }

  @Test
  void refusesOtherLengthTypeAndPlace() {
    DirectApi uploads = as("put");
    byte[] content = TestImages.png(2);
    JsonNode upload = uploads.announced(content);
    String url = upload.path("url").asString();

    assertThat(uploads.put(url, "image/png", new byte[3]).expect(400).code())
        .isEqualTo("wrong-length");
    assertThat(uploads.put(url, "text/html", content).expect(415).code())
        .isEqualTo("unsupported-media-type");
    assertThat(uploads.put(url, "", content).expect(415).json().path("required").asString())
        .isEqualTo("image/png");
    for (String forged :
        new String[] {
          url.replace("len=" + content.length, "len=3"),
          url.replaceAll("exp=\\d+", "exp=9999999999"),
          url.replaceAll("sig=[^&]+", "sig=AAAA"),
          url.replaceAll("[?&]sig=[^&]+", ""),
          url.replace("/u/", "/u/x"),
          url.replaceAll("/u/[^?]+", "/u"),
          url + "&part=1",
          url + "&sig=AAAA",
        }) {
      Answer refused = uploads.put(forged, "image/png", content);
      assertThat(refused.status()).as(forged).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("invalid-signature");
      assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }
    assertThat(uploads.complete(upload).expect(409).code()).isEqualTo("upload-incomplete");
    uploads.cancel(upload).expect(204);
  }

  @Test
  void needsALength() {
    DirectApi uploads = as("chunked");
    byte[] content = TestImages.png(3);
    JsonNode upload = uploads.announced(content);

    Answer answer =
        server.send(
            HttpRequest.newBuilder(URI.create(upload.path("url").asString()))
                .header("Content-Type", "image/png")
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content))));

    assertThat(answer.expect(411).code()).isEqualTo("length-required");
    uploads.cancel(upload).expect(204);
  }

  @Test
  void letsAnyPageSendAndNobodyRead() {
    DirectApi uploads = as("cors");
    JsonNode upload = uploads.announced(TestImages.png(4));
    URI url = URI.create(upload.path("url").asString());

    Answer preflight =
        server.send(
            HttpRequest.newBuilder(url)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "PUT"));
    assertThat(preflight.expect(204).header("Access-Control-Allow-Methods")).isEqualTo("PUT");
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("Content-Type");
    Answer read = server.send(HttpRequest.newBuilder(url).GET()).expect(405);
    assertThat(read.header("Allow")).isEqualTo("PUT, OPTIONS");
    uploads.cancel(upload).expect(204);
  }

  @Test
  void takesNothingAfterExpiry() {
    DirectApi uploads = as("late");
    byte[] content = TestImages.png(5);
    JsonNode upload = uploads.sent(content);
    clock.advance(Duration.ofHours(25));

    assertThat(uploads.send(upload, content).expect(403).code()).isEqualTo("link-expired");
    clock.reset();
    uploads.cancel(upload).expect(204);
  }

  @Test
  void takesNothingAfterTheEnd() {
    DirectApi uploads = as("closed");
    byte[] content = TestImages.png(6);
    JsonNode done = uploads.sent(content);
    uploads.complete(done).expect(201);
    JsonNode cancelled = uploads.announced(TestImages.png(7));
    uploads.cancel(cancelled).expect(204);

    assertThat(uploads.send(done, content).expect(409).code()).isEqualTo("upload-closed");
    assertThat(uploads.send(cancelled, TestImages.png(7)).expect(409).code())
        .isEqualTo("upload-closed");
    assertThat(uploads.complete(cancelled).status()).isEqualTo(404);
  }

  @Test
  void countsNothingOfAConnectionThatWasCut(CapturedOutput output) throws IOException {
    DirectApi uploads = as("cut");
    byte[] content = TestImages.largePng(8, 3_000_000);
    JsonNode upload = uploads.announced(content);

    sendHalf(URI.create(upload.path("url").asString()), content);

    await().untilAsserted(() -> assertThat(StagingFiles.in(sent)).isSubsetOf(others));
    assertThat(uploads.complete(upload).expect(409).code()).isEqualTo("upload-incomplete");
    assertThat(uploads.find(upload).json().path("state").asString()).isEqualTo("pending");
    uploads.send(upload, content).expect(200);
    String key = DirectApi.key(uploads.complete(upload).expect(201));
    assertThat(uploads.api().get("/i/" + key).expect(200).body()).isEqualTo(content);
    assertThat(output).as("no fault of this server").doesNotContain("Incident");
  }

  /** Until the server has begun to write it; then the connection is reset. */
  private void sendHalf(URI url, byte[] content) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(head(url, content.length));
      out.write(content, 0, content.length / 2);
      out.flush();
      await().until(() -> !others.containsAll(StagingFiles.in(sent)));
      socket.setSoLinger(true, 0);
    }
  }

  private static byte[] head(URI url, int length) {
    List<String> lines =
        List.of(
            "PUT %s?%s HTTP/1.1".formatted(url.getRawPath(), url.getRawQuery()),
            "Host: " + url.getAuthority(),
            "Content-Type: image/png",
            "Content-Length: " + length,
            "",
            "");
    return String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII);
  }

  private DirectApi as(String name) {
    return new DirectApi(server.asUser("signed-" + name));
  }
}

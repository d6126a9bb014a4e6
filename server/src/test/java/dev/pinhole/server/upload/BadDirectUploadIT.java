package dev.pinhole.server.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@PinholeTest
@TestPropertySource(
    properties = {
      "pinhole.upload.max-file-bytes=20000000",
      "pinhole.upload.direct.max-pending=3",
      "pinhole.upload.direct.max-pending-bytes=30000000"
    })
class BadDirectUploadIT {
  @Autowired TestApi server;

  @Value("${pinhole.test.sent}")
  Path sent;

  @AfterEach
  void leavesNothing() throws IOException {
    assertThat(StagingFiles.in(sent)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes, 0, 400, invalid-request",
    "bytes, -5, 400, invalid-request",
    "bytes, 20000001, 413, too-large",
    "type, text/html, 415, unsupported-media-type",
    "type, application/pdf, 415, unsupported-media-type",
    "type, image/vnd.adobe.photoshop, 415, unsupported-media-type",
    "sha256, abc, 400, invalid-request",
    "visibility, secret, 400, invalid-parameter",
    "expiresIn, soon, 400, invalid-parameter",
    "colour, red, 400, invalid-request",
  })
  void refusesWhatCannotBe(String member, String value, int status, String code) {
    DirectApi uploads = as("announce");

    Answer answer = uploads.announce(TestImages.png(1), Map.of(member, value)).expect(status);

    assertThat(answer.code()).isEqualTo(code);
    assertThat(uploads.pending()).isEmpty();
  }

  @Test
  void refusesOtherBytesThanAnnounced() {
    DirectApi uploads = as("hash");
    byte[] announced = TestImages.png(8);
    byte[] other = announced.clone();
    other[other.length - 1] ^= 1;
    JsonNode upload = uploads.announced(announced, Map.of("sha256", DirectApi.sha256(announced)));
    uploads.send(upload, other).expect(200);

    Answer refused = uploads.complete(upload).expect(400);

    assertThat(refused.code()).isEqualTo("wrong-hash");
    assertThat(refused.json().path("found").asString()).isEqualTo(DirectApi.sha256(other));
    assertFailed(uploads, upload, refused);
  }

  @Test
  void looksAtContentAndNotAtTheTypeThatWasSaid() {
    DirectApi uploads = as("lie");
    byte[] jpeg = TestImages.jpeg(9);
    JsonNode upload = uploads.sent(jpeg);
    assertThat(uploads.complete(upload).expect(201).json().at("/image/format").asString())
        .isEqualTo("jpg");

    byte[] text = "<html>no image at all</html>".getBytes(StandardCharsets.UTF_8);
    JsonNode lie = uploads.sent(text);
    Answer refused = uploads.complete(lie).expect(415);
    assertThat(refused.code()).isEqualTo("unsupported-format");
    assertFailed(uploads, lie, refused);
  }

  @Test
  void refusesABomb() {
    DirectApi uploads = as("bomb");
    byte[] bomb = vast(TestImages.png(10));
    JsonNode upload = uploads.sent(bomb);

    Answer refused = uploads.complete(upload).expect(422);

    assertThat(refused.code()).isEqualTo("image-limit-exceeded");
    assertFailed(uploads, upload, refused);
  }

  @Test
  void stopsAtTheLimitAndGoesOnWhenThereIsRoom() {
    DirectApi uploads = as("limit");
    byte[] content = TestImages.png(11);
    JsonNode first = uploads.announced(content);
    JsonNode second = uploads.announced(content);
    JsonNode third = uploads.announced(content);

    Answer refused = uploads.announce(content, Map.of()).expect(409);
    assertThat(refused.code()).isEqualTo("too-many-uploads");
    assertThat(refused.json().path("allowed").asInt()).isEqualTo(3);

    uploads.send(first, content).expect(200);
    uploads.complete(first).expect(201);
    JsonNode fourth = uploads.announced(content);
    for (JsonNode upload : new JsonNode[] {second, third, fourth}) {
      uploads.cancel(upload).expect(204);
    }
  }

  @Test
  void boundsWhatIsPendingInBytes() {
    DirectApi uploads = as("bytes");
    JsonNode first = uploads.announced(new byte[1], Map.of("bytes", 20_000_000));

    assertThat(uploads.announce(new byte[1], Map.of("bytes", 10_000_001)).expect(409).code())
        .isEqualTo("too-many-uploads");

    uploads.cancel(first).expect(204);
  }

  @Test
  void keepsClaimsApartAndSmall() {
    DirectApi uploads = as("claims");
    byte[] content = TestImages.jpeg(12);
    JsonNode upload = uploads.sent(content);
    Map<String, ?> large = Map.of("claims", Map.of("make", "x".repeat(16_384)));
    assertThat(uploads.complete(upload, large).expect(413).code()).isEqualTo("too-large");
    Map<String, ?> claims = Map.of("claims", Map.of("make", "NIKON", "nested", Map.of("a", 1)));

    String key = DirectApi.key(uploads.complete(upload, claims).expect(201));

    JsonNode metadata = uploads.api().get("/api/v1/images/" + key + "/metadata").expect(200).json();
    assertThat(metadata.at("/claims/make").asString()).isEqualTo("NIKON");
    assertThat(metadata.at("/claims/nested/a").asInt()).isEqualTo(1);
    assertThat(metadata.at("/fields/make").isMissingNode()).isTrue();
  }

  /** The same answer again, nothing in the library, and room for another try. */
  private static void assertFailed(DirectApi uploads, JsonNode upload, Answer refused) {
    assertThat(uploads.complete(upload).expect(refused.status()).json()).isEqualTo(refused.json());
    JsonNode found = uploads.find(upload).expect(200).json();
    assertThat(found.path("state").asString()).isEqualTo("failed");
    assertThat(found.at("/problem/code").asString()).isEqualTo(refused.code());
    assertThat(uploads.pending()).isEmpty();
    long failed =
        new ImageApi(uploads.api())
            .list("")
            .json()
            .path("items")
            .valueStream()
            .filter(image -> image.path("size").asLong() == upload.path("bytes").asLong())
            .count();
    assertThat(failed).isZero();
  }

  /** A PNG that says of itself to have 50,000 × 50,000 pixels. */
  private static byte[] vast(byte[] png) {
    byte[] vast = png.clone();
    ByteBuffer.wrap(vast).putInt(16, 50_000).putInt(20, 50_000);
    byte[] header = Arrays.copyOfRange(vast, 16, 29);
    byte[] chunk = TestImages.pngChunk("IHDR", header);
    System.arraycopy(chunk, 0, vast, 8, chunk.length);
    return vast;
  }

  private DirectApi as(String name) {
    return new DirectApi(server.asUser("bad-" + name));
  }
}

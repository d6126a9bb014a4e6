package dev.pinhole.server.upload.internal.tus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The protocol, step by step. */
@PinholeTest
class TusIT {
  @Autowired TestApi server;
  @Autowired JdbcClient jdbc;

  @Value("${pinhole.tus.directory}")
  Path directory;

  private TusApi tus;

  @BeforeEach
  void signIn() {
    tus = new TusApi(server.asUser("tus"));
  }

  @Test
  void saysWhatItCanDo() {
    Answer answer =
        server.send(
            server.asUser("tus").request(TusApi.PATH).method("OPTIONS", BodyPublishers.noBody()));
    assertThat(answer.expect(204).header("Tus-Version")).isEqualTo("1.0.0");
    assertThat(answer.header("Tus-Max-Size")).isEqualTo("104857600");
    assertThat(answer.header("Tus-Extension").split(","))
        .containsExactlyInAnyOrder(
            "creation", "creation-with-upload", "checksum", "termination", "expiration");
    assertThat(answer.header("Tus-Checksum-Algorithm").split(",")).contains("sha1", "sha256");
  }

  @Test
  void makesAnImageOfPieces() throws IOException {
    byte[] image = TestImages.largePng(8501, 300_000);
    String upload = tus.created(image.length, "filename", "Am Meer.png", "visibility", "public");
    assertThat(tus.head(upload).expect(204).header("Upload-Offset")).isEqualTo("0");

    Answer first = tus.append(upload, 0, TusApi.part(image, 0, 100_000)).expect(204);
    assertThat(first.header("Upload-Offset")).isEqualTo("100000");
    assertThat(first.header("Upload-Expires")).endsWith("GMT");
    assertThat(first.headers().firstValue("Pinhole-Image")).isEmpty();
    Answer asked = tus.head(upload).expect(204);
    assertThat(asked.header("Upload-Offset")).isEqualTo("100000");
    assertThat(asked.header("Upload-Length")).isEqualTo(Integer.toString(image.length));
    assertThat(asked.header("Cache-Control")).contains("no-store");

    Answer last = tus.append(upload, 100_000, TusApi.part(image, 100_000, image.length));
    String key = last.expect(204).header("Pinhole-Image");
    Answer view = new ImageApi(tus.api()).get(key).expect(200);
    assertThat(view.json().get("name").asString()).isEqualTo("Am Meer.png");
    assertThat(view.json().get("visibility").asString()).isEqualTo("public");
    assertThat(view.json().get("size").asLong()).isEqualTo(image.length);
    assertThat(file(upload)).doesNotExist();
  }

  @Test
  void remembersWhatAFinishedUploadBecame() {
    byte[] image = TestImages.png(8502);
    String upload = tus.created(image.length, "accessKey", "12345");
    String key = tus.append(upload, 0, image).expect(204).header("Pinhole-Image");

    Answer asked = tus.head(upload).expect(204);
    assertThat(asked.header("Pinhole-Image")).isEqualTo(key);
    assertThat(asked.header("Upload-Offset")).isEqualTo(Integer.toString(image.length));
    assertThat(asked.headers().firstValue("Upload-Metadata")).as("a secret").isEmpty();
    Answer again = tus.append(upload, image.length, new byte[0]).expect(204);
    assertThat(again.header("Pinhole-Image")).isEqualTo(key);
    tus.delete(upload).expect(204);
    tus.head(upload).expect(404);
    new ImageApi(tus.api()).get(key).expect(200);
  }

  @Test
  void hidesTheAccessKeyUntilItIsHashed() {
    byte[] image = TestImages.png(8520);
    String upload = tus.created(image.length, "filename", "a.png", "accessKey", "open sesame");

    assertThat(written(upload))
        .contains("accessKey")
        .doesNotContain("sesame")
        .doesNotContain(TusApi.metadata("accessKey", "open sesame"));
    assertThat(tus.head(upload).expect(204).header("Upload-Metadata"))
        .isEqualTo(TusApi.metadata("filename", "a.png"));
    String key = tus.append(upload, 0, image).expect(204).header("Pinhole-Image");
    assertThat(server.get("/i/" + key).status()).isEqualTo(404);
    assertThat(server.get("/i/" + key + "?key=open%20sesame").status()).isEqualTo(200);
  }

  private String written(String upload) {
    return jdbc.sql("SELECT fields || ' ' || COALESCE(metadata, '') FROM tus_upload WHERE id = :id")
        .param("id", upload.substring(upload.lastIndexOf('/') + 1))
        .query(String.class)
        .single();
  }

  @Test
  void hasAnImageStayThatWasThereAndWasToGo() {
    byte[] image = TestImages.png(8521);
    ImageApi images = new ImageApi(tus.api());
    String key = images.add("?expiresIn=3600", image);

    Answer last = tus.append(tus.created(image.length), 0, image).expect(204);

    assertThat(last.header("Pinhole-Image")).isEqualTo(key);
    assertThat(images.get(key).expect(200).json().hasNonNull("expiresAt")).isFalse();
  }

  @Test
  void takesBytesWithTheCreation() {
    byte[] image = TestImages.largePng(8503, 50_000);
    Answer part = createWith(image.length, TusApi.part(image, 0, 20_000)).expect(201);
    assertThat(part.header("Upload-Offset")).isEqualTo("20000");
    tus.append(part.header("Location"), 20_000, TusApi.part(image, 20_000, image.length))
        .expect(204);

    byte[] other = TestImages.png(8504);
    Answer whole = createWith(other.length, other).expect(201);
    new ImageApi(tus.api()).get(whole.header("Pinhole-Image")).expect(200);
  }

  @Test
  void refusesFileThatIsNoImageAndForgetsIt() {
    byte[] text = "This is no image, whatever it says.".getBytes(StandardCharsets.UTF_8);
    String upload = tus.created(text.length, "filename", "a.png", "filetype", "image/png");
    Answer refused = tus.append(upload, 0, text).expect(415);
    assertThat(refused.code()).isEqualTo("unsupported-format");
    assertThat(refused.header("Tus-Resumable")).isEqualTo("1.0.0");
    tus.head(upload).expect(404);
    assertThat(file(upload)).doesNotExist();
  }

  @Test
  void refusesWrongOffset() {
    String upload = tus.created(1000);
    tus.append(upload, 0, new byte[300]).expect(204);
    Answer refused = tus.append(upload, 200, new byte[100]).expect(409);
    assertThat(refused.code()).isEqualTo("upload-offset-mismatch");
    assertThat(refused.json().get("offset").asLong()).isEqualTo(300);
    tus.append(upload, -1, new byte[100]).expect(409);
  }

  @Test
  void keepsNothingThatHasTheWrongChecksum() throws Exception {
    byte[] image = TestImages.largePng(8505, 9_000_000);
    byte[] half = TusApi.part(image, 0, 6_000_000);
    String upload = tus.created(image.length);
    Answer refused =
        tus.api().send(tus.patch(upload, 0, half).header("Upload-Checksum", sha1(image)));
    assertThat(refused.expect(460).code()).isEqualTo("checksum-mismatch");
    assertThat(tus.head(upload).header("Upload-Offset")).isEqualTo("0");

    tus.api().send(tus.patch(upload, 0, half).header("Upload-Checksum", sha1(half))).expect(204);
    assertThat(tus.head(upload).header("Upload-Offset")).isEqualTo("6000000");
    tus.api()
        .send(tus.patch(upload, 6_000_000, new byte[1]).header("Upload-Checksum", "crc32 AAAA"))
        .expect(400);
  }

  @Test
  void refusesBytesBeyondTheAnnouncedLength() {
    String upload = tus.created(100);
    assertThat(tus.append(upload, 0, new byte[101]).expect(413).code()).isEqualTo("too-large");
    Answer chunked =
        tus.api()
            .send(
                tus.request(upload)
                    .header("Upload-Offset", "0")
                    .header("Content-Type", TusApi.BYTES)
                    .method(
                        "PATCH",
                        BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(new byte[5000]))));
    assertThat(chunked.expect(413).json().get("allowed").asLong()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "Upload-Length,         , 400",
    "Upload-Length,       -1, 400",
    "Upload-Length,     1e10, 400",
    "Upload-Length,        0, 400",
    "Upload-Length, 99999999999999999999, 400",
    "Upload-Length, 104857601, 413",
    "Upload-Metadata,  filename !!!, 400",
    "Upload-Metadata,  filename gA==, 400",
    "Upload-Metadata,  'a YQ==,a YQ==', 400",
    "Upload-Metadata,  visibility bm9uc2Vuc2U=, 400",
    "Upload-Metadata,  expiresin UFQxSA==, 400",
    "Upload-Defer-Length,  1, 400",
    "Upload-Concat,  partial, 400",
  })
  void refusesToCreate(String header, String value, int status) {
    var request = tus.request(TusApi.PATH).POST(BodyPublishers.noBody());
    if (!header.equals("Upload-Length")) {
      request.header("Upload-Length", "10");
    }
    if (value != null) {
      request.header(header, value);
    }
    Answer answer = tus.api().send(request).expect(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void refusesOtherVersionsTypesAndMethods() {
    String upload = tus.created(10);
    Answer version =
        tus.api().send(tus.api().request(upload).method("HEAD", BodyPublishers.noBody()));
    assertThat(version.expect(412).header("Tus-Version")).isEqualTo("1.0.0");
    tus.api()
        .send(
            tus.request(upload)
                .header("Upload-Offset", "0")
                .header("Content-Type", "image/png")
                .method("PATCH", BodyPublishers.ofString("x")))
        .expect(415);
    tus.api()
        .send(
            tus.request(TusApi.PATH)
                .header("Upload-Length", "10")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofString("x")))
        .expect(415);
    tus.api().send(tus.request(upload).GET()).expect(405);
    tus.api().send(tus.request(upload).POST(BodyPublishers.noBody())).expect(405);
  }

  @Test
  void hasOneAnswerForOthersUploadsAndForNone() {
    String upload = tus.created(10);
    TusApi other = new TusApi(server.asUser("tus-other"));
    Answer others = other.append(upload, 0, new byte[10]).expect(404);
    Answer none = other.append(TusApi.PATH + "/0123456789ABCDEFGHIJKL", 0, new byte[10]);
    assertThat(others.text()).isEqualTo(none.expect(404).text());
    other.head(upload).expect(404);
    other.delete(upload).expect(404);
    other.head(TusApi.PATH + "/..%5C").expect(400);
    other.head(TusApi.PATH + "/x").expect(404);
    tus.head(upload).expect(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "DELETE"})
  void takesTheMethodFromItsHeader(String method) {
    String upload = tus.created(10);
    tus.api()
        .send(
            tus.request(upload)
                .header("X-HTTP-Method-Override", method)
                .header("Upload-Offset", "0")
                .header("Content-Type", TusApi.BYTES)
                .POST(BodyPublishers.ofString("12345")))
        .expect(204);
    assertThat(tus.head(upload).status()).isEqualTo(method.equals("PATCH") ? 204 : 404);
  }

  /** Uploads that are created are counted as POST. */
  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "DELETE", "HEAD", "OPTIONS"})
  void createsNothingByAnotherMethodThanPost(String method) {
    Answer answer =
        tus.api()
            .send(
                tus.request(TusApi.PATH)
                    .header("X-HTTP-Method-Override", "POST")
                    .header("Upload-Length", "10")
                    .method(method, BodyPublishers.noBody()));
    assertThat(answer.status()).isNotEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  private Answer createWith(long length, byte[] bytes) {
    return tus.api()
        .send(
            tus.request(TusApi.PATH)
                .header("Upload-Length", Long.toString(length))
                .header("Content-Type", TusApi.BYTES)
                .POST(BodyPublishers.ofByteArray(bytes)));
  }

  @Test
  void leavesNoFileOfWhatIsGone() throws IOException {
    String upload = tus.created(10);
    tus.append(upload, 0, new byte[5]).expect(204);
    assertThat(file(upload)).hasSize(5);
    tus.delete(upload).expect(204);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).doesNotContain(file(upload));
    }
  }

  private Path file(String upload) {
    return directory.resolve(upload.substring(upload.lastIndexOf('/') + 1));
  }

  private static String sha1(byte[] bytes) throws NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
    return "sha1 " + Base64.getEncoder().encodeToString(digest);
  }
}

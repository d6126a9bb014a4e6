package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@PinholeTest
@TestPropertySource(
    properties = {
      "pinhole.upload.max-file-bytes=1000000",
      "pinhole.upload.max-request-bytes=3000000",
      "pinhole.upload.max-files=4"
    })
class BadUploadIT {
  @Autowired TestApi server;
  private ImageApi images;

  @BeforeEach
  void signIn() {
    images = new ImageApi(server.asUser("hostile"));
  }

  @Test
  void refusesEmptyFile() {
    assertProblem(images.raw("", new byte[0]), 400, "empty-file");
    assertProblem(images.upload(new Form().file("a.png", new byte[0])), 400, "empty-file");
  }

  @Test
  void refusesTruncatedImage() {
    byte[] png = TestImages.png(1);
    assertProblem(images.raw("", Arrays.copyOf(png, png.length / 2)), 422, "image-corrupt");
  }

  @Test
  void refusesWhatIsNoImageAndSaysWhatIs() {
    Answer answer = images.raw("", "<html>hello</html>".getBytes(StandardCharsets.UTF_8));
    assertProblem(answer, 415, "unsupported-format");
    assertThat(answer.json().get("accepted").toString()).contains("image/jpeg", "image/webp");
  }

  @Test
  void goesByContentAndNotByExtension() {
    Answer answer = images.upload(new Form().file("really.gif", TestImages.png(2))).expect(201);
    assertThat(answer.json().at("/results/0/image/mediaType").asString()).isEqualTo("image/png");
  }

  @Test
  void refusesMorePixelsThanAllowedBeforeDecoding() {
    byte[] bomb = TestImages.png(3);
    // 30000 x 30000 in the header, the rest unchanged but for the header's checksum
    byte[] header = new byte[13];
    System.arraycopy(bomb, 16, header, 0, 13);
    header[2] = header[6] = 0x75;
    header[3] = header[7] = 0x30;
    byte[] chunk = TestImages.pngChunk("IHDR", header);
    System.arraycopy(chunk, 0, bomb, 8, chunk.length);

    Answer answer = images.raw("", bomb);

    assertProblem(answer, 422, "image-limit-exceeded");
    assertThat(answer.json().get("found").asLong()).isEqualTo(900_000_000);
    assertThat(answer.json().get("allowed").asLong()).isEqualTo(100_000_000);
  }

  @Test
  void refusesLargeFileWithTheAllowedBytes() {
    Answer raw = images.raw("", TestImages.largePng(4, 1_000_001));
    assertProblem(raw, 413, "too-large");
    assertThat(raw.json().get("allowed").asLong()).isEqualTo(1_000_000);

    Answer form = images.upload(new Form().file("a.png", TestImages.largePng(4, 1_000_001)));
    assertProblem(form, 413, "too-large");
    assertThat(form.json().get("allowed").asLong()).isEqualTo(1_000_000);
  }

  @Test
  void takesTheOtherFilesBesideOneTooLarge() {
    Form form =
        new Form()
            .file("large.png", TestImages.largePng(5, 1_000_001))
            .file("small.png", TestImages.png(5));
    Answer answer = images.upload(form).expect(207);
    assertThat(answer.json().at("/results/0/problem/status").asInt()).isEqualTo(413);
    assertThat(answer.json().at("/results/1/image/key").asString()).hasSize(22);
  }

  @Test
  void refusesRequestLargerThanAllTogetherMayBe() {
    Form form = new Form();
    for (int i = 0; i < 4; i++) {
      form.file(i + ".png", TestImages.largePng(i, 900_000));
    }
    byte[] body = form.closed();
    // without a declared length, so that it is found while reading
    Answer answer =
        server
            .asUser("hostile")
            .send(
                server
                    .asUser("hostile")
                    .request("/api/v1/images")
                    .header("Content-Type", Form.contentType())
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body))));
    assertProblem(answer, 413, "too-large");
  }

  @Test
  void refusesFormWithoutFile() {
    assertProblem(images.upload(new Form().field("visibility", "public")), 400, "invalid-request");
    assertProblem(images.upload(new Form().file("", new byte[0])), 400, "invalid-request");
  }

  @Test
  void refusesTooManyPartsAndFiles() {
    Form parts = new Form();
    for (int i = 0; i < 10_000; i++) {
      parts.file("", new byte[0]);
    }
    assertProblem(images.upload(parts), 400, "invalid-request");

    Form files = new Form();
    for (int i = 0; i < 5; i++) {
      files.file("a.png", TestImages.png(10 + i));
    }
    assertProblem(images.upload(files), 400, "invalid-request");
    assertThat(images.list("").json().get("items").toString()).doesNotContain("\"a.png\"");
  }

  @ParameterizedTest
  @CsvSource({
    "visibility,secret", "expiresIn,soon", "expiresIn,-5", "expiresIn,PT0S", "expiresIn,P99999D",
    "formats,exe", "formats,svg", "originals,yes", "visiblity,public", "file,text"
  })
  void refusesWrongFieldsByName(String name, String value) {
    Form form = new Form().field(name, value).file("a.png", TestImages.png(20));
    if (name.equals("file")) {
      assertThat(images.upload(form).status()).isEqualTo(207);
    } else {
      Answer answer = images.upload(form);
      assertProblem(answer, 400, "invalid-parameter");
      assertThat(answer.json().get("parameter").asString()).isEqualTo(name);
    }
  }

  @Test
  void refusesLongFieldsAndDoubleFields() {
    Form large = new Form().field("description", "x".repeat(20_000));
    assertProblem(images.upload(large), 400, "invalid-parameter");
    Form twice = new Form().field("visibility", "public").field("visibility", "private");
    assertProblem(images.upload(twice), 400, "invalid-parameter");
    Form key = new Form().field("accessKey", "k".repeat(73)).file("a.png", TestImages.png(21));
    assertProblem(images.upload(key), 400, "invalid-parameter");
  }

  @Test
  void refusesBodiesThatAreNoForms() {
    assertProblem(
        form(new Form().file("a.png", TestImages.png(30)).open()), 400, "invalid-request");
    assertProblem(form(new byte[0]), 400, "invalid-request");
    assertProblem(
        form("no boundary at all".getBytes(StandardCharsets.UTF_8)), 400, "invalid-request");
    assertProblem(
        images.upload(new Form().text("--" + Form.BOUNDARY + "\r\nX: " + "y".repeat(100_000))),
        400,
        "invalid-request");
    assertProblem(
        images.upload(new Form().part("attachment; filename=\"a\"", new byte[1])),
        400,
        "invalid-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "multipart/mixed; boundary=x"})
  void refusesOtherContentTypes(String type) {
    TestApi api = server.asUser("hostile");
    Answer answer =
        api.send(
            api.request("/api/v1/images")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(TestImages.png(31))));
    assertProblem(answer, 415, "unsupported-media-type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../../etc/passwd.png|passwd.png",
        "C:\\Users\\me\\photo.png|photo.png",
        "nul\u0000byte.png|nulbyte.png",
        "gpj.\u202Eevil.png|gpj.evil.png",
        "..|image",
        "tab\tand\u0007bell.png|tabandbell.png",
      })
  void cleansNames(String sent, String shown) {
    byte[] content = TestImages.png(sent.hashCode());
    Answer answer = images.upload(new Form().file(sent, content)).expect(201);
    assertThat(answer.json().at("/results/0/image/name").asString()).isEqualTo(shown);
  }

  @Test
  void shortensLongNames() {
    Answer answer =
        images.upload(new Form().file("ü".repeat(400) + ".png", TestImages.png(41))).expect(201);
    String name = answer.json().at("/results/0/image/name").asString();
    assertThat(name).hasSize(255).endsWith(".png");
  }

  private Answer form(byte[] body) {
    TestApi api = server.asUser("hostile");
    return api.send(
        api.request("/api/v1/images")
            .header("Content-Type", Form.contentType())
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.text()).contains("\"code\":\"" + code + "\"");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }
}

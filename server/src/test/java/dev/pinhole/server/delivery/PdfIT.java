package dev.pinhole.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.ProblemCode;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.api.image.Visibility;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Arrival;
import dev.pinhole.server.image.Image;
import dev.pinhole.server.image.Library;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.platform.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A PDF comes from a capture, is kept, and is given out as it is. */
@PinholeTest
class PdfIT {

  private static final long ADMIN = 1;
  private static final AtomicInteger NEXT = new AtomicInteger();

  @Autowired TestApi api;
  @Autowired Library library;

  private final byte[] bytes = pdf();

  private static byte[] pdf() {
    String content = "%PDF-1.7\n% number " + NEXT.incrementAndGet() + "\n%%EOF\n";
    return content.getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".pdf", "?auto=format", ".pdf?download=1"})
  void goesToItsOwnerAsItIsToBeSaved(String ending) throws IOException {
    Image image = admit(Visibility.PRIVATE, false, List.of());

    Answer answer = api.asAdmin().get("/i/" + image.key() + ending).expect(200);

    assertThat(answer.body()).isEqualTo(bytes);
    assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"report.pdf\"");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
  }

  @Test
  void canBeReadInParts() throws IOException {
    Image image = admit(Visibility.PRIVATE, false, List.of());
    TestApi admin = api.asAdmin();

    Answer answer =
        admin.send(admin.request("/i/" + image.key()).header("Range", "bytes=0-3").GET());

    assertThat(answer.expect(206).text()).isEqualTo("%PDF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?w=100", ".png", "?fm=webp", ".jpg?auto=format", "?anim=1", ".pdf?q=5"})
  void nothingIsMadeOfIt(String ending) throws IOException {
    Image image = admit(Visibility.PUBLIC, true, List.of());

    for (TestApi who : List.of(api, api.asAdmin())) {
      Answer answer = who.get("/i/" + image.key() + ending).expect(415);
      assertThat(answer.code()).isEqualTo("unsupported-format");
      assertThat(answer.json().get("format").asString()).isEqualTo("application/pdf");
      assertThat(answer.json().get("detail").asString()).contains("without parameters");
    }
    JsonNode list = renditions(image);
    assertThat(list.toString()).doesNotContain("transform\"");
  }

  private JsonNode renditions(Image image) {
    return api.asAdmin().get("/api/v1/images/" + image.key() + "/renditions").expect(200).json();
  }

  @Test
  void visitorsHaveItWhereOriginalsAreHandedOut() throws IOException {
    Image given = admit(Visibility.UNLISTED, true, List.of());
    assertThat(api.get("/i/" + given.key() + ".pdf").expect(200).body()).isEqualTo(bytes);
  }

  @Test
  void visitorsWithoutThatRightAreToldSo() throws IOException {
    Image kept = admit(Visibility.UNLISTED, false, List.of());

    Answer answer = api.get("/i/" + kept.key()).expect(415);

    assertThat(answer.code()).isEqualTo("unsupported-format");
    assertThat(answer.json().get("detail").asString()).contains("does not hand out originals");
  }

  @Test
  void privateOneIsNotThereForOthers() throws IOException {
    Image image = admit(Visibility.PRIVATE, false, List.of());
    api.get("/i/" + image.key() + ".pdf").expect(404);
    api.asUser("nosy").get("/i/" + image.key() + "?w=10").expect(404);
  }

  @Test
  void isListedWithItsPages() throws IOException {
    Image image = admit(Visibility.PRIVATE, false, List.of());

    JsonNode page = api.asAdmin().get("/api/v1/images?format=pdf").expect(200).json();
    assertThat(page.toString()).contains(image.key());
    JsonNode other = api.asAdmin().get("/api/v1/images?format=png").expect(200).json();
    assertThat(other.toString()).doesNotContain(image.key());
    JsonNode one = api.asAdmin().get("/api/v1/images/" + image.key()).expect(200).json();
    assertThat(one.get("mediaType").asString()).isEqualTo("application/pdf");
    assertThat(one.get("frames").asInt()).isEqualTo(3);
    assertThat(one.get("width").asInt()).isEqualTo(794);
  }

  @Test
  void otherFormatsCannotBeOrderedWithIt() throws IOException {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> admit(Visibility.PRIVATE, false, List.of(ImageFormat.WEBP)));

    assertThat(refused.code()).isEqualTo(ProblemCode.UNSUPPORTED_FORMAT);
    assertThat(admit(Visibility.PRIVATE, false, List.of()).key()).isNotEmpty();
  }

  @Test
  void isNotTakenAsAnUpload() {
    TestApi admin = api.asAdmin();

    Answer answer =
        admin.send(
            admin
                .request("/api/v1/images")
                .header("Content-Type", "application/pdf")
                .POST(BodyPublishers.ofByteArray(bytes)));

    assertThat(answer.expect(415).json().toString()).contains("image/png");
  }

  @Test
  void noImageBecomesOne() {
    Uploaded image = Uploaded.by(api.asAdmin(), TestImages.jpeg(4711), "visibility=public");

    assertThat(api.get(image.path() + ".pdf").expect(400).code()).isEqualTo("invalid-parameter");
  }

  /** A page of A4 in CSS pixels, three times. */
  private Image admit(Visibility visibility, boolean originals, List<ImageFormat> formats)
      throws IOException {
    Admission admission =
        new Admission(
            ADMIN, "report", ImageSource.CAPTURE, visibility, null, null, null, originals, formats);
    ImageInfo made = new ImageInfo(ImageFormat.PDF, 794, 1123, 1, 3, false, 1, false);
    try (Arrival arrival = library.stage(new ByteArrayInputStream(bytes), 1 << 20)) {
      return library.admit(arrival, admission, made, admitted -> {}).image();
    }
  }
}

package dev.pinhole.server.dialect.imageconverter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.client.ImageFilter;
import dev.pinhole.client.PinholeClient;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.upload.DirectApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the document says under "Todo". */
@PinholeTest
class ConverterToDoIT {
  @Autowired TestApi server;

  /** "one could use pre-signed URLs to submit the images directly to cloud storage". */
  @Test
  void takesImagesThatWereSentToPresignedAddresses() {
    ConverterApi program = ConverterApi.of(server, "converter-presigned");
    byte[] content = TestImages.png(6201);

    new DirectApi(server.withToken(program.token())).add(content);

    JsonNode container = program.list().get(0);
    assertThat(container.at("/images/0/name").asString()).isEqualTo("a.png");
    String id = container.path("id").asString();
    assertThat(program.image(id, "?img_format=png").expect(200).body()).isEqualTo(content);
    program.converted(id, "").expect(200);
    assertThat(program.list().get(0).at("/images/1/name").asString())
        .isEqualTo("converted_img.jpeg");
  }

  /** "Currently there's no bulk download functionality". */
  @Test
  void sendsManyImagesAtOnce() throws IOException {
    ConverterApi program = ConverterApi.of(server, "converter-bulk");
    byte[] dog = TestImages.png(6202);
    byte[] cat = TestImages.jpeg(6203);
    List<String> ids =
        ConverterApi.ids(program.create(ConverterApi.form("dog.png", dog, "cat.jpg", cat)));

    Answer answer = program.get("/api/images/download?ids=" + String.join(",", ids)).expect(200);

    assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      assertEntry(zip, "dog.png", dog);
      assertEntry(zip, "cat.jpg", cat);
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  private static void assertEntry(ZipInputStream zip, String name, byte[] content)
      throws IOException {
    ZipEntry entry = zip.getNextEntry();
    assertThat(entry).isNotNull();
    assertThat(entry.getName()).isEqualTo(name);
    assertThat(zip.readAllBytes()).isEqualTo(content);
  }

  /** "should be downloding image only if a certain query param is provided e.g. download=true". */
  @ParameterizedTest
  @CsvSource({"?download=true,dog.jpg", "?download=True&img_format=png,dog.png"})
  void downloadsWhereThatIsAskedFor(String query, String name) {
    ConverterApi program = ConverterApi.of(server, "converter-saves");
    String id = program.add("dog.png", TestImages.png(6204));

    Answer answer = program.converted(id, query).expect(200);

    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + name + "\"");
    assertThat(program.image(id, "?img_format=png").header("Content-Disposition"))
        .startsWith("inline");
  }

  /** "otherwise json to be returned with the queried image data". */
  @Test
  void tellsOfTheImage() {
    ConverterApi program = ConverterApi.of(server, "converter-tells");
    byte[] content = TestImages.png(6205);
    String id = program.add("dog.png", content);
    program.converted(id, "").expect(200);

    JsonNode image = program.image(id, "?download=false").expect(200).json();
    JsonNode child = program.image(id, "?download=false&img_format=jpeg").expect(200).json();

    assertThat(image.propertyNames())
        .containsExactly("id", "name", "format", "width", "height", "size", "created", "formats");
    assertThat(image.path("id").asString()).isEqualTo(id);
    assertThat(image.path("name").asString()).isEqualTo("dog.png");
    assertThat(image.path("format").asString()).isEqualTo("png");
    assertThat(image.path("width").asInt()).isEqualTo(32);
    assertThat(image.path("height").asInt()).isEqualTo(24);
    assertThat(image.path("size").asInt()).isEqualTo(content.length);
    assertThat(Instant.parse(image.path("created").asString())).isNotNull();
    assertThat(image.path("formats").toString()).isEqualTo("[\"png\",\"jpeg\"]");
    assertThat(child.path("name").asString()).isEqualTo("converted_img.jpeg");
    assertThat(child.path("size").asInt()).isEqualTo(program.image(id, "").body().length);
    assertThat(child.path("formats")).isEqualTo(image.path("formats"));
  }

  /** "Currently only jpeg and png supported". */
  @Test
  void takesAndGivesMoreFormats() {
    ConverterApi program = ConverterApi.of(server, "converter-formats");
    String id = program.add("move.gif", TestImages.encoded("gif", 20, 10, 6206));

    Map.of("webp", "image/webp", "avif", "image/avif", "tiff", "image/tiff", "gif", "image/gif")
        .forEach((format, type) ->
            assertThat(
                    program.image(id, "?img_format=" + format).expect(200).header("Content-Type"))
                .isEqualTo(type));
    program.converted(id, "?img_format=jpeg").expect(200);
    program.converted(id, "?img_format=png").expect(200);
    assertThat(program.list().get(0).path("images").toString())
        .contains("converted_img.jpeg", "converted_img.png", "converted_img.webp")
        .doesNotContain("converted_img.gif");
  }

  /** "Did not have time to create API wrapper library (shim)". */
  @Test
  void hasAClientLibraryForWhichTheTokenIsGood() throws Exception {
    ConverterApi program = ConverterApi.of(server, "converter-client");
    program.add("dog.png", TestImages.png(6207));
    PinholeClient client = PinholeClient.withToken(server.uri(""), String.valueOf(program.token()));

    assertThat(client.images().list(ImageFilter.matching("dog"), null, 10).items())
        .singleElement()
        .satisfies(image -> assertThat(image.name()).isEqualTo("dog.png"));
  }
}

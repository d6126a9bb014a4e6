package dev.pinhole.server.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** From the request to the picture's bytes, with a real browser and a real site. */
@PinholeTest
class CaptureIT {
  private static final FixtureSite SITE = site();

  @Autowired TestApi server;
  private CaptureApi captures;

  @DynamicPropertySource
  static void allow(DynamicPropertyRegistry registry) {
    registry.add("pinhole.egress.allow", () -> "127.0.0.1:" + SITE.port());
  }

  private static FixtureSite site() {
    return FixtureSite.open()
        .page("/plain", "<!doctype html><title>Plain</title><h1>Plain</h1>")
        .page(
            "/long",
            "<!doctype html><meta name=viewport content='width=device-width'><body"
                + " style='margin:0'><div"
                + " style='height:2000px;background:linear-gradient(#f00,#00f)'></div>")
        .page(
            "/printed",
            "<!doctype html><style>@media print { p { break-after: page } }</style>"
                + "<p>one<p>two<p>three<div>last</div>");
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @BeforeEach
  void signIn() {
    captures = new CaptureApi(server.asUser("photographer"));
  }

  @Test
  void pdfIsOfThePrintedPageUnlessTheScreensIsWanted() {
    byte[] printed = bytes(image("/printed", "format", "pdf"), "");
    assertThat(printed).startsWith('%', 'P', 'D', 'F');
    assertThat(pages(printed)).isEqualTo(4);

    byte[] shown = bytes(image("/printed", "format", "pdf", "media_type", "screen"), "");
    assertThat(pages(shown)).isEqualTo(1);
  }

  private static int pages(byte[] pdf) {
    String text = new String(pdf, ISO_8859_1);
    return (text.length() - text.replace("/MediaBox", "").length()) / "/MediaBox".length();
  }

  @Test
  void filmIsAGifThatMoves() throws IOException {
    JsonNode image =
        image(
            "/long",
            "format",
            "gif",
            "scenario",
            "scroll",
            "duration",
            1,
            "frame_rate",
            5,
            "image_width",
            200);

    requireSize(image, "gif", 200, 160);
    assertThat(image.path("frames").asInt()).isBetween(2, 5);
    byte[] film = bytes(image, "");
    assertThat(film).startsWith('G', 'I', 'F', '8');
    assertThat(decoded(film).getWidth()).isEqualTo(200);
  }

  @Test
  void wholePageOfAPhoneIsAWebp() throws IOException {
    JsonNode image =
        image("/long", "format", "webp", "full_page", true, "viewport_device", "iphone_13");

    requireSize(image, "webp", 1170, 6000);
    assertThat(new String(bytes(image, ""), 8, 4, ISO_8859_1)).isEqualTo("WEBP");
    BufferedImage picture = decoded(bytes(image, "?fm=png&w=390"));
    assertThat(picture.getWidth()).isEqualTo(390);
    assertThat(picture.getHeight()).isEqualTo(2000);
  }

  @Test
  void pngWithoutBackgroundIsTransparent() throws IOException {
    JsonNode image = image("/plain", "omit_background", true);

    requireSize(image, "png", 1280, 1024);
    assertThat(image.path("alpha").asBoolean()).isTrue();
    assertThat(decoded(bytes(image, "")).getRGB(1200, 1000) >>> 24).isZero();
  }

  @Test
  void avifIsAsWideAsWanted() throws IOException {
    JsonNode image = image("/plain", "format", "avif", "image_width", 400);

    requireSize(image, "avif", 400, 320);
    assertThat(new String(bytes(image, ""), 4, 8, ISO_8859_1)).isEqualTo("ftypavif");
    BufferedImage picture = decoded(bytes(image, "?fm=png"));
    assertThat(picture.getWidth()).isEqualTo(400);
    assertThat(picture.getHeight()).isEqualTo(320);
  }

  @Test
  void imageOfTheSiteIsTakenInByItsAddress() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(33, 22, BufferedImage.TYPE_INT_RGB), "png", png);
    SITE.file("/photo.png", "image/png", png.toByteArray());

    JsonNode image =
        captures
            .api()
            .post("/api/v1/images", Map.of("url", SITE.url("/photo.png")))
            .expect(201)
            .json()
            .at("/results/0/image");

    requireSize(image, "png", 33, 22);
    assertThat(image.path("name").asString()).isEqualTo("photo.png");
  }

  /** The image of a finished capture of this page. */
  private JsonNode image(String path, Object... pairs) {
    Map<String, Object> options = CaptureApi.options(pairs);
    options.put("url", SITE.url(path));
    String id =
        captures.api().post("/api/v1/captures", options).expect(202).json().path("id").asString();
    JsonNode capture = captures.finished(id);
    assertThat(capture.path("state").asString()).as(capture.toString()).isEqualTo("done");
    return capture.path("image");
  }

  private byte[] bytes(JsonNode image, String query) {
    return captures.api().get("/i/" + image.path("key").asString() + query).expect(200).body();
  }

  private static void requireSize(JsonNode image, String format, int width, int height) {
    assertThat(image.path("format").asString()).isEqualTo(format);
    assertThat(image.path("width").asInt()).isEqualTo(width);
    assertThat(image.path("height").asInt()).isEqualTo(height);
  }

  private static BufferedImage decoded(byte[] bytes) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }
}

package dev.pinhole.server.dialect.captureindonk;

import static dev.pinhole.server.dialect.captureindonk.DonkClient.data;
import static dev.pinhole.server.dialect.captureindonk.DonkClient.messages;
import static dev.pinhole.server.dialect.captureindonk.DonkClient.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.capture.CaptureApi;
import dev.pinhole.server.capture.FixtureSite;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The document's flow with a real browser, where anybody can register. */
@PinholeTest
@Import(CaptureindonkIT.Failing.class)
class CaptureindonkIT {
  private static final FixtureSite SITE =
      FixtureSite.open()
          .page("/~KiQnrqa", "<!doctype html><body style='margin:0;background:#00f'><h1>donk</h1>");

  private static final String DATE =
      "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT";

  @Autowired TestApi server;
  private DonkClient donk;

  /** Has a fault. */
  @TestComponent
  @RestController
  static class Failing {

    @GetMapping("/apis/failing")
    String fail() {
      throw new IllegalStateException("a secret of the server");
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("pinhole.egress.allow", () -> "127.0.0.1:" + SITE.port());
    registry.add("pinhole.registration", () -> "open");
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @BeforeEach
  void client() {
    donk = new DonkClient(server);
  }

  @Test
  void theFlowOfTheDocument() throws IOException {
    Answer registered = register("capturer", "capturer@example.org", TestApi.PASSWORD).expect(200);
    assertThat(messages(registered)).isEqualTo("Success add you as user :p");
    assertThat(tokenKey(registered)).matches("[0-9A-Za-z]{32}");

    Answer authenticated =
        donk.post("/apis/auth", "username", "capturer", "password", TestApi.PASSWORD).expect(200);
    assertThat(messages(authenticated))
        .isEqualTo("Yay... you have been authenticate, please use your token wisely");
    String token = tokenKey(authenticated);
    assertThat(token).matches("[0-9A-Za-z]{32}");

    String url = SITE.url("/~KiQnrqa");
    Answer captured = donk.post("/apis/capture", "token", token, "url", url).expect(200);
    assertThat(messages(captured)).isEqualTo("Success :p");
    assertThat(data(captured).propertyNames()).containsExactly("img_key");
    String key = data(captured).path("img_key").asString();
    assertThat(key).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> donk.image(token, key).path("is_captured").asInt() == 1);
    Answer got = donk.get("/apis/get_image", "token", token, "img_key", key).expect(200);
    assertThat(messages(got)).isEqualTo("we found it :p");
    JsonNode image = data(got);
    requireCaptured(image, key, url);
    requirePicture(image.path("aws_path").asString());

    Answer all =
        donk.get("/apis/all_images", "token", token, "limit", "10", "page", "1").expect(200);
    assertThat(messages(all)).isEqualTo("We found it!");
    assertThat(data(all).propertyNames()).containsExactly("images");
    assertThat(data(all).path("images")).hasSize(1);
    requireCaptured(data(all).path("images").get(0), key, url);
    requirePicture(data(all).path("images").get(0).path("aws_path").asString());
  }

  private static void requireCaptured(JsonNode image, String key, String url) {
    assertThat(image.propertyNames())
        .containsExactly(
            "aws_path",
            "captured_at",
            "created_at",
            "filename",
            "img_key",
            "is_captured",
            "status",
            "url");
    assertThat(image.path("captured_at").asString()).matches(DATE);
    assertThat(image.path("created_at").asString()).matches(DATE);
    assertThat(image.path("filename").asString()).isEqualTo(key + ".png");
    assertThat(image.path("img_key").asString()).isEqualTo(key);
    assertThat(image.path("is_captured").isInt()).isTrue();
    assertThat(image.path("is_captured").asInt()).isEqualTo(1);
    assertThat(image.path("status").isInt()).isTrue();
    assertThat(image.path("status").asInt()).isEqualTo(1);
    assertThat(image.path("url").asString()).isEqualTo(url);
  }

  /** For anybody who has the link, as in the document. */
  private void requirePicture(String link) throws IOException {
    assertThat(link).contains(".png?");
    Answer png = donk.open(link).expect(200);
    assertThat(png.header("Content-Type")).isEqualTo("image/png");
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png.body()));
    assertThat(picture.getWidth()).isEqualTo(1280);
    assertThat(picture.getHeight()).isEqualTo(1024);
    assertThat(picture.getRGB(1200, 1000) & 0xffffff).isEqualTo(0x0000ff);
  }

  @Test
  void otherFormatsOpenAsPngAndDocumentsAsTheyAre() {
    TestApi owner = server.asUser("capturer-formats");
    String token = donk.token("capturer-formats");
    CaptureApi captures = new CaptureApi(owner);
    for (String format : new String[] {"webp", "pdf"}) {
      String url = SITE.url("/~KiQnrqa");
      captures.finished(captures.submit("url", url, "format", format));
    }
    JsonNode images = data(donk.get("/apis/all_images", "token", token).expect(200));
    assertThat(donk.open(images.at("/images/0/aws_path").asString()).expect(200).body())
        .startsWith('%', 'P', 'D', 'F');
    assertThat(donk.open(images.at("/images/1/aws_path").asString()).expect(200).body())
        .startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void somebodyIsAskedForByNameOrByAddress() {
    register("capturer2", "Capturer2@example.org", TestApi.PASSWORD).expect(200);
    for (String field : new String[] {"username", "email", "username/email"}) {
      for (String who : new String[] {"capturer2", "capturer2@example.org"}) {
        Answer answer = donk.post("/apis/auth", field, who, "password", TestApi.PASSWORD);
        assertThat(tokenKey(answer.expect(200))).hasSize(32);
      }
    }
  }

  @Test
  void registeringSaysWhatIsWrong() {
    register("capturer3", "capturer3@example.org", TestApi.PASSWORD).expect(200);
    assertThat(refused(register("Capturer3", "new@example.org", TestApi.PASSWORD), 409))
        .isEqualTo("Another account has this name. Choose another.");
    assertThat(refused(register("capturer4", "capturer3@example.org", TestApi.PASSWORD), 409))
        .isEqualTo("Another account has this e-mail address.");
    assertThat(refused(register("capturer4", "no address", TestApi.PASSWORD), 400))
        .contains("email must be one address");
    assertThat(refused(register("capturer4", "four@example.org", "short"), 400))
        .contains("password");
    assertThat(refused(donk.post("/apis/adduser", "username", "capturer4"), 400))
        .isEqualTo("email is missing.");
    assertThat(refused(donk.post("/apis/adduser/"), 400)).isEqualTo("username is missing.");
    assertThat(
            refused(donk.post("/apis/adduser", "username", "a5", "email", "a5@example.org"), 400))
        .isEqualTo("password is missing.");
  }

  @Test
  void faultsOfTheServerTellNothing() {
    assertThat(refused(donk.get("/apis/failing"), 500))
        .contains("incident")
        .doesNotContain("secret");
  }

  private Answer register(String name, String email, String password) {
    return donk.post("/apis/adduser", "username", name, "email", email, "password", password);
  }

  private static String tokenKey(Answer answer) {
    assertThat(data(answer).propertyNames()).containsExactly("token_key");
    return data(answer).path("token_key").asString();
  }
}

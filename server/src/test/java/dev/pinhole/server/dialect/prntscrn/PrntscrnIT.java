package dev.pinhole.server.dialect.prntscrn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.image.Form;
import dev.pinhole.server.image.GeoTaggedJpeg;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The endpoints of prntscrn-clone's README, as its clients use them. */
@PinholeTest
class PrntscrnIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void screenshotGoesInAndItsLinkBringsItBack() {
    TestApi program =
        new DeviceSignIn(server.asUser("prnt-flow"), server.withToken(null))
            .connect("images:read", "images:write");
    PrntscrnApi api = new PrntscrnApi(program);
    byte[] shot = TestImages.png(8101);

    Answer uploaded = api.upload(shot).expect(200);
    assertThat(uploaded.json().path("status").asString()).isEqualTo("success");
    assertThat(uploaded.json().propertyNames()).containsExactlyInAnyOrder("status", "url");
    String url = uploaded.json().path("url").asString();
    assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+/image/[0-9A-Za-z]{22}");

    Answer opened = api.open(url).expect(200);
    assertThat(opened.header("Content-Type")).isEqualTo("image/png");
    assertThat(opened.header("Content-Disposition")).startsWith("inline");
    assertThat(opened.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(program.get(PrntscrnApi.path(url)).expect(200).body()).isEqualTo(shot);

    assertThat(api.delete(url).expect(200).text()).isEqualTo("{\"status\":\"success\"}");
    refused(api.open(url), 404);
    refused(api.delete(url), 404);
  }

  @Test
  void addressesHaveASlashAtTheirEndOrNone() {
    PrntscrnApi api = user("prnt-slash");
    byte[] shot = TestImages.png(8102);
    Form form = new Form().part("form-data; name=\"image\"; filename=\"a.png\"", shot);
    String url =
        api.api()
            .send(form.in(api.api().request("/image")))
            .expect(200)
            .json()
            .path("url")
            .asString();
    assertThat(api.open(url + "/").expect(200).header("Content-Type")).isEqualTo("image/png");
    api.delete(url + "/").expect(200);
    refused(api.open(url + "/"), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "file", "photo", "upload[image]"})
  void fileMayHaveAnyFieldAndOtherFieldsSayNothing(String field) {
    PrntscrnApi api = user("prnt-fields");
    Form form =
        new Form()
            .field("authenticity_token", "xyz")
            .field("visibility", "private")
            .part(
                "form-data; name=\"" + field + "\"; filename=\"shot.png\"",
                TestImages.png(field.hashCode()));
    String url = api.upload(form).expect(200).json().path("url").asString();
    api.open(url).expect(200);
  }

  @Test
  void linkTellsNothingOfThePlaceWhereAPhotographWasTaken() {
    PrntscrnApi api = user("prnt-place");
    byte[] photograph = GeoTaggedJpeg.of(8103);
    String url = api.add(photograph);
    assertThat(text(api.open(url))).doesNotContain(GeoTaggedJpeg.WORD);
    assertThat(api.api().get(PrntscrnApi.path(url)).body()).isEqualTo(photograph);
    server
        .asUser("prnt-place")
        .patch("/api/v1/images/" + PrntscrnApi.key(url), "{\"originals\":true}")
        .expect(200);
    assertThat(api.open(url).body()).isEqualTo(photograph);
  }

  @Test
  void whatMovesKeepsMoving() {
    PrntscrnApi api = user("prnt-film");
    Answer opened = api.open(api.add(Film.of(3))).expect(200);
    assertThat(opened.header("Content-Type")).isEqualTo("image/gif");
    assertThat(Film.frames(opened.body())).isEqualTo(3);
  }

  @Test
  void samePictureHasTheSameLink() {
    PrntscrnApi api = user("prnt-again");
    String url = api.add(TestImages.png(8104));
    assertThat(api.add(TestImages.png(8104))).isEqualTo(url);
  }

  @Test
  void privatePictureThatComesAgainStaysPrivateAndItsLinkIsSigned() {
    PrntscrnApi api = user("prnt-private");
    byte[] picture = TestImages.png(8105);
    String key = new ImageApi(api.api()).add("", picture);
    String url = api.add(picture);
    assertThat(url).contains("/image/" + key + "?", "sig=");
    api.open(url).expect(200);
    refused(api.open("/image/" + key), 404);
    refused(api.open(url.replace("sig=", "sig=x")), 403);
    clock.advance(Duration.ofDays(366));
    refused(api.open(url), 403);
  }

  @Test
  void isTheSameImageEverywhere() {
    PrntscrnApi api = user("prnt-native");
    TestApi program = api.api();
    String key = PrntscrnApi.key(api.add(TestImages.png(8106)));
    Answer seen = new ImageApi(program).get(key).expect(200);
    assertThat(seen.json().path("visibility").asString()).isEqualTo("unlisted");
    assertThat(seen.json().path("name").asString()).isEqualTo("shot.png");
    assertThat(api.open("/image/" + key + ".jpg").header("Content-Type")).isEqualTo("image/jpeg");
    api.open("/image/" + key + "?w=16").expect(200);
    program.patch("/api/v1/images/" + key, "{\"expiresIn\":\"PT1H\"}").expect(200);
    clock.advance(Duration.ofMinutes(61));
    refused(api.open("/image/" + key), 404);
  }

  @Test
  void strangersPutAndDeleteNothing() {
    PrntscrnApi api = user("prnt-owner");
    String url = api.add(TestImages.png(8107));
    for (TestApi stranger : List.of(server.withToken(null), server.withToken("nonsense"))) {
      Answer answer = new PrntscrnApi(stranger).upload(TestImages.png(8108));
      refused(answer, 401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
      refused(new PrntscrnApi(stranger).delete(url), 401);
    }
    refused(server.withToken("nonsense").get(PrntscrnApi.path(url)), 401);
    refused(user("prnt-intruder").delete(url), 404);
    api.open(url).expect(200);
  }

  @Test
  void tokenAllowsWhatItsScopesSay() {
    TestApi person = server.asUser("prnt-scopes");
    Token token =
        person
            .post("/api/v1/tokens", new TokenRequest("read", Set.of(Scope.IMAGES_READ), null))
            .expect(201)
            .as(Token.class);
    PrntscrnApi reader = new PrntscrnApi(server.withToken(token.token()));
    refused(reader.upload(TestImages.png(8109)), 403);
    refused(reader.delete(new PrntscrnApi(person).add(TestImages.png(8109))), 403);
  }

  @Test
  void saysWhatIsWrongWithAnUpload() {
    PrntscrnApi api = user("prnt-bad");
    byte[] png = TestImages.png(8110);
    refused(api.upload(new Form()), 400);
    refused(api.upload(new Form().field("title", "none")), 400);
    refused(api.upload(new Form().file("a.png", png).file("b.png", png)), 400);
    refused(api.upload(new Form().file("a.png", new byte[0])), 400);
    refused(api.upload(new Form().file("a.png", "no image".getBytes(StandardCharsets.UTF_8))), 415);
    TestApi program = api.api();
    refused(
        program.send(
            program
                .request("/image/")
                .header("Content-Type", Form.contentType())
                .POST(BodyPublishers.ofByteArray(new Form().file("a.png", png).open()))),
        400);
    refused(program.post("/image/", "{\"image\":\"aGk=\"}"), 415);
    refused(
        program.send(
            program
                .request("/image/")
                .header("Content-Type", Form.contentType())
                .header("Content-Disposition", "x")
                .POST(BodyPublishers.ofByteArray(new byte[0]))),
        400);
  }

  @Test
  void whatIsNotThereIsSaidInItsOwnForm() {
    PrntscrnApi api = user("prnt-none");
    TestApi program = api.api();
    for (String path : List.of("/image/1", "/image/nothing", "/image/a/b", "/image/%00")) {
      Answer answer = program.get(path);
      assertThat(answer.status()).as(path).isIn(400, 404);
    }
    refused(program.get("/image/1"), 404);
    refused(program.get("/image/a/b"), 404);
    refused(program.delete("/image/1"), 404);
    refused(program.get("/image/"), 405);
    refused(program.get("/image"), 405);
    refused(program.patch("/image/1", "{}"), 405);
    String url = api.add(TestImages.png(8111));
    refused(program.get(PrntscrnApi.path(url) + "?w=none"), 400);
  }

  @Test
  void cookiesOfABrowserCountForNothing() {
    PrntscrnApi api = user("prnt-cookie");
    Answer answer =
        server.send(
            new Form()
                .file("a.png", TestImages.png(8112))
                .in(server.withToken(null).request("/image/"))
                .header("Cookie", "pinhole_session=x"));
    refused(answer, 401);
    assertThat(new ImageApi(api.api()).list("").expect(200).json().path("items")).isEmpty();
  }

  @Test
  void publishesNothingWhereThatIsNotSetUp() {
    user("prnt-off").add(TestImages.png(8113));
    assertThat(jdbc.sql("SELECT COUNT(*) FROM publication").query(Long.class).single()).isZero();
  }

  private PrntscrnApi user(String name) {
    return new PrntscrnApi(server.asUser(name));
  }

  private static String text(Answer answer) {
    return new String(answer.expect(200).body(), StandardCharsets.ISO_8859_1);
  }

  /** In the form of this dialect, with the status that HTTP has for it. */
  private static void refused(Answer answer, int status) {
    answer.expect(status);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.json().path("status").asString()).isEqualTo("error");
    assertThat(answer.json().path("message").asString()).isNotBlank();
    assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("status", "message");
  }
}

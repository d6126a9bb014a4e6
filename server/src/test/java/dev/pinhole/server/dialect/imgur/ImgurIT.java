package dev.pinhole.server.dialect.imgur;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pinhole.api.account.Scope;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.image.Form;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Sends pictures as the tools do that were written for imgur. */
@PinholeTest
@TestPropertySource(properties = "pinhole.upload.max-file-bytes=" + ImgurIT.LIMIT)
class ImgurIT {
  static final int LIMIT = 3_000_000;

  private static final HttpServer SITE = site();

  @Autowired TestApi server;
  @Autowired TestClock clock;

  @DynamicPropertySource
  static void allow(DynamicPropertyRegistry registry) {
    registry.add("pinhole.egress.allow", () -> "127.0.0.1:" + SITE.getAddress().getPort());
  }

  @AfterAll
  static void close() {
    SITE.stop(0);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void takesAFileAndGivesItBackByItsLinkAndDeletesItByItsHash() {
    String clientId = token("imgur-anna", Scope.IMAGES_WRITE);
    byte[] png = TestImages.png(4101);
    Form form = image("cat.png", png).field("title", "My cat").field("description", "It sleeps");
    Answer answer = asClient(clientId, form, "/3/image").expect(200);
    JsonNode envelope = answer.json();
    assertThat(envelope.path("success").booleanValue()).isTrue();
    assertThat(envelope.path("status").asInt()).isEqualTo(200);
    JsonNode data = envelope.path("data");
    assertThat(data.propertyNames())
        .contains(
            "id",
            "title",
            "description",
            "datetime",
            "type",
            "animated",
            "width",
            "height",
            "size",
            "views",
            "bandwidth",
            "vote",
            "favorite",
            "nsfw",
            "section",
            "account_url",
            "account_id",
            "is_ad",
            "in_most_viral",
            "tags",
            "in_gallery",
            "deletehash",
            "name",
            "link");
    assertThat(data.path("title").asString()).isEqualTo("My cat");
    assertThat(data.path("description").asString()).isEqualTo("It sleeps");
    assertThat(data.path("type").asString()).isEqualTo("image/png");
    assertThat(data.path("datetime").asLong())
        .isCloseTo(clock.instant().getEpochSecond(), org.assertj.core.data.Offset.offset(60L));
    assertThat(data.path("animated").booleanValue()).isFalse();
    assertThat(data.path("width").asInt()).isEqualTo(32);
    assertThat(data.path("height").asInt()).isEqualTo(24);
    assertThat(data.path("size").asLong()).isEqualTo(png.length);

    String link = data.path("link").asString();
    assertThat(link).isEqualTo(server.uri("/i/" + data.path("id").asString() + ".png").toString());
    String path = URI.create(link).getPath();
    TestApi anybody = server.withToken(null);
    assertThat(anybody.get(path).expect(200).header("Content-Type")).isEqualTo("image/png");

    String hash = data.path("deletehash").asString();
    assertThat(hash).matches("[0-9A-Za-z]+").isNotEqualTo(data.path("id").asString());
    Answer deleted = anybody.delete("/3/image/" + hash).expect(200);
    assertThat(deleted.json().path("data").booleanValue()).isTrue();
    assertThat(deleted.json().path("success").booleanValue()).isTrue();
    anybody.get(path).expect(404);
    problem(anybody.delete("/3/image/" + hash), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/3/image/", "/3/upload", "/3/upload/", "/3/image.json", "/3/upload.json"})
  void takesFilesWhereverToolsSendThem(String path) {
    TestApi owner = server.asUser("imgur-paths");
    Form form = image("a.png", TestImages.png(4102));
    assertThat(data(owner.send(form.in(owner.request(path)))).path("name").asString())
        .isEqualTo("a.png");
  }

  @Test
  void takesBase64InAForm() {
    byte[] large = TestImages.largePng(4110, 2_500_000);
    String wrapped = Base64.getMimeEncoder().encodeToString(large);
    assertThat(sent("imgur-text", new Form().field("image", wrapped).field("type", "base64")))
        .isEqualTo(large.length);
    byte[] png = TestImages.png(4111);
    String plain = Base64.getEncoder().encodeToString(png);
    assertThat(sent("imgur-text1", new Form().field("image", plain))).isEqualTo(png.length);
    assertThat(sent("imgur-text2", new Form().field("image", "data:image/png;base64," + plain)))
        .isEqualTo(png.length);
    String urlSafe = Base64.getUrlEncoder().withoutPadding().encodeToString(png);
    assertThat(sent("imgur-text3", new Form().field("image", urlSafe))).isEqualTo(png.length);
    Form named = new Form().part("form-data; name=\"image\"; filename=\"a\"", bytes(plain));
    assertThat(sent("imgur-text4", named.field("type", "base64"))).isEqualTo(png.length);
    Form bare = new Form().part("form-data; name=\"image\"", png).field("type", "file");
    assertThat(sent("imgur-text5", bare)).isEqualTo(png.length);
  }

  @Test
  void takesBase64UrlEncodedEvenWhereThePlusIsNot() {
    TestApi owner = server.asUser("imgur-encoded");
    byte[] png = TestImages.png(4112);
    String text = Base64.getEncoder().encodeToString(png);
    assertThat(text).contains("+");
    String escaped = "type=base64&name=p.png&image=" + encoded(text);
    JsonNode data = data(urlencoded(owner, escaped));
    assertThat(data.path("size").asInt()).isEqualTo(png.length);
    assertThat(data.path("name").asString()).isEqualTo("p.png");
    JsonNode again = data(urlencoded(owner, "image=" + text.replace("=", "%3D")));
    assertThat(again.path("id")).isEqualTo(data.path("id"));
  }

  /** As Flameshot sends it: the file as it is, under a type that is none. */
  @Test
  void takesTheBodyItselfForTheImage() {
    String clientId = token("imgur-flames", Scope.IMAGES_WRITE);
    byte[] png = TestImages.png(4113);
    HttpRequest.Builder request =
        server
            .withToken(null)
            .request("/3/image?title=&description=2026-11-21_10-13")
            .header("Content-Type", "application/application/x-www-form-urlencoded")
            .header("Authorization", "Client-ID " + clientId)
            .POST(BodyPublishers.ofByteArray(png));
    JsonNode data = data(server.withToken(null).send(request));
    assertThat(data.path("size").asInt()).isEqualTo(png.length);
    assertThat(data.path("description").asString()).isEqualTo("2026-11-21_10-13");
  }

  @Test
  void fetchesUrls() {
    TestApi owner = server.asUser("imgur-urls");
    String url = "http://127.0.0.1:" + SITE.getAddress().getPort() + "/far.png";
    Form form = new Form().field("image", url).field("type", "url").field("title", "Far");
    JsonNode data = data(owner.send(form.in(owner.request("/3/image"))));
    assertThat(data.path("title").asString()).isEqualTo("Far");
    JsonNode again = data(urlencoded(owner, "type=URL&image=" + encoded(url)));
    assertThat(again.path("id")).isEqualTo(data.path("id"));
    problem(urlencoded(owner, "image=" + encoded("http://169.254.169.254/a.png")), 422);
    problem(urlencoded(owner, "type=url&image=" + encoded("far.png")), 400);
  }

  @Test
  void opensWhatTheOwnerHasInPrivateAlreadyWhereItIsSentToBeShown() {
    TestApi owner = server.asUser("imgur-twice");
    byte[] png = TestImages.png(4114);
    String key = new ImageApi(owner).add("?expiresIn=3600", png);
    TestApi anybody = server.withToken(null);
    anybody.get("/i/" + key).expect(404);
    JsonNode data = data(upload(owner, image("b.png", png)));
    assertThat(data.path("id").asString()).isEqualTo(key);
    anybody.get("/i/" + key).expect(200);
    JsonNode known = new ImageApi(owner).get(key).expect(200).json();
    assertThat(known.path("expiresAt").isMissingNode()).isTrue();
    assertThat(known.path("visibility").asString()).isEqualTo("unlisted");
  }

  @Test
  void tellsOfImagesWhoeverMaySeeThem() {
    TestApi owner = server.asUser("imgur-teller");
    JsonNode made =
        data(upload(owner, image("c.png", TestImages.png(4115)).field("description", "mine")));
    String path = "/3/image/" + made.path("id").asString();
    JsonNode own = data(owner.get(path));
    assertThat(own.path("deletehash")).isEqualTo(made.path("deletehash"));
    assertThat(own.path("description").asString()).isEqualTo("mine");
    for (TestApi other : List.of(server.withToken(null), server.asUser("imgur-other"))) {
      JsonNode seen = data(other.get(path + "/"));
      assertThat(seen.path("link")).isEqualTo(made.path("link"));
      assertThat(seen.path("deletehash").isNull()).isTrue();
      assertThat(seen.path("description").isNull()).isTrue();
    }
    String hidden = new ImageApi(owner).add("", TestImages.png(4116));
    data(owner.get("/3/image/" + hidden));
    problem(server.withToken(null).get("/3/image/" + hidden), 404);
    problem(server.asUser("imgur-other").get("/3/image/" + hidden), 404);
    problem(server.withToken(null).get("/3/image/none"), 404);
  }

  @Test
  void deletesByIdForTheOwnerOnly() {
    TestApi owner = server.asUser("imgur-owner");
    String path =
        "/3/image/"
            + data(upload(owner, image("d.png", TestImages.png(4117)))).path("id").asString();
    problem(server.withToken(null).delete(path), 401);
    problem(server.asUser("imgur-other").delete(path), 404);
    problem(server.withToken(token("imgur-owner", Scope.IMAGES_READ)).delete(path), 403);
    owner.delete(path + "/").expect(200);
    problem(owner.delete(path), 404);
  }

  @Test
  void endsTheHashWithTheImage() {
    TestApi owner = server.asUser("imgur-ends");
    byte[] png = TestImages.png(4118);
    JsonNode first = data(upload(owner, image("e.png", png)));
    owner.delete("/api/v1/images/" + first.path("id").asString()).expect(204);
    JsonNode second = data(upload(owner, image("e.png", png)));
    problem(owner.delete("/3/image/" + first.path("deletehash").asString()), 404);
    server
        .withToken("over")
        .delete("/3/image/" + second.path("deletehash").asString() + "/")
        .expect(200);
  }

  @Test
  void refusesHashesThatAreNotTheImagesAlikeAndNotForEver() {
    TestApi owner = server.asUser("imgur-guessed");
    JsonNode made = data(upload(owner, image("f.png", TestImages.png(4119))));
    String hash = made.path("deletehash").asString();
    TestApi anybody = server.withToken(null);
    char last = hash.charAt(hash.length() - 1);
    String wrong = hash.substring(0, hash.length() - 1) + (last == '0' ? '1' : '0');
    String absent = "0".repeat(hash.length());
    assertThat(error(problem(anybody.delete("/3/image/" + wrong), 404)))
        .isEqualTo(error(problem(anybody.delete("/3/image/" + absent), 404)));
    int status = 404;
    for (int i = 0; i < 40 && status == 404; i++) {
      status = anybody.delete("/3/image/" + wrong).status();
    }
    assertThat(status).isEqualTo(429);
    problem(anybody.delete("/3/image/" + hash), 429);
    clock.advance(Duration.ofMinutes(16));
    anybody.delete("/3/image/" + hash).expect(200);
  }

  @Test
  void bounds() {
    TestApi owner = server.asUser("imgur-bounds");
    byte[] large = TestImages.largePng(4120, LIMIT + 1);
    problem(upload(owner, image("g.png", large)), 413);
    String text = Base64.getEncoder().encodeToString(large);
    problem(upload(owner, new Form().field("image", text)), 413);
    problem(urlencoded(owner, "image=" + "A".repeat(2 * 1024 * 1024)), 413);
    problem(urlencoded(owner, "image=%ZZ"), 400);
  }

  @Test
  void saysWhatIsWrongInImgursWords() {
    TestApi owner = server.asUser("imgur-bad");
    JsonNode data = problem(upload(owner, new Form().field("title", "no image")), 400);
    assertThat(data.path("error").asString()).contains("image");
    assertThat(data.path("request").asString()).isEqualTo("/3/image");
    assertThat(data.path("method").asString()).isEqualTo("POST");
    problem(upload(owner, new Form().field("image", "")), 400);
    problem(upload(owner, new Form().field("image", "A".repeat(100) + "!")), 400);
    problem(upload(owner, new Form().field("image", "no image at all")), 415);
    problem(
        upload(owner, image("a.png", TestImages.png(1)).part(file("b.png"), TestImages.png(2))),
        400);
    problem(upload(owner, image("h.png", TestImages.png(4121)).field("type", "url")), 400);
    problem(
        upload(owner, image("h.png", TestImages.png(4121)).field("description", "d".repeat(4001))),
        400);
    problem(urlencoded(owner, "title=none"), 400);
    problem(owner.post("/3/image", Map.of("image", "json")), 415);
  }

  @Test
  void refusesThoseWhoMayNot() {
    Form form = image("i.png", TestImages.png(4122));
    problem(upload(server.withToken(null), form), 401);
    problem(asClient("546c25a59c58ad7", form, "/3/image"), 401);
    problem(asClient(token("imgur-scopes", Scope.IMAGES_READ), form, "/3/image"), 403);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /3/credits, 404",
    "PUT, /3/image, 405",
    "GET, /3/image, 405",
    "POST, /3/album, 404"
  })
  void hasTheSameFormForWhatIsNotThere(String method, String path, int status) {
    TestApi anybody = server.withToken(null);
    JsonNode data =
        problem(
            anybody.send(anybody.request(path).method(method, BodyPublishers.noBody())), status);
    assertThat(data.path("method").asString()).isEqualTo(method);
    assertThat(data.path("request").asString()).isEqualTo(path);
  }

  private long sent(String user, Form form) {
    return data(upload(server.asUser(user), form)).path("size").asLong();
  }

  private static Form image(String name, byte[] content) {
    return new Form().part(file(name), content);
  }

  private static String file(String name) {
    return "form-data; name=\"image\"; filename=\"" + name + "\"";
  }

  private static Answer upload(TestApi api, Form form) {
    return api.send(form.in(api.request("/3/image")));
  }

  private Answer asClient(String clientId, Form form, String path) {
    TestApi anybody = server.withToken(null);
    return anybody.send(
        form.in(anybody.request(path).header("Authorization", "Client-ID " + clientId)));
  }

  private static Answer urlencoded(TestApi api, String body) {
    return api.send(
        api.request("/3/image")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private String token(String user, Scope scope) {
    Map<String, Object> wanted = Map.of("name", "imgur", "scopes", List.of(scope.value()));
    Answer answer = server.asUser(user).post("/api/v1/tokens", wanted).expect(201);
    return answer.json().path("token").asString();
  }

  private static JsonNode data(Answer answer) {
    return answer.expect(200).json().path("data");
  }

  private static JsonNode problem(Answer answer, int status) {
    JsonNode envelope = answer.expect(status).json();
    assertThat(envelope.propertyNames()).containsExactlyInAnyOrder("data", "success", "status");
    assertThat(envelope.path("success").booleanValue()).isFalse();
    assertThat(envelope.path("status").asInt()).isEqualTo(status);
    assertThat(error(envelope.path("data"))).isNotEmpty();
    return envelope.path("data");
  }

  private static String error(JsonNode data) {
    return data.path("error").asString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpServer site() {
    try {
      HttpServer site =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      site.createContext(
          "/far.png",
          exchange -> {
            try (exchange) {
              byte[] png = TestImages.png(4130);
              exchange.sendResponseHeaders(200, png.length);
              exchange.getResponseBody().write(png);
            }
          });
      site.start();
      return site;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

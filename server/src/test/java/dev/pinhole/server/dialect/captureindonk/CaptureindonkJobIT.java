package dev.pinhole.server.dialect.captureindonk;

import static dev.pinhole.server.capture.CaptureApi.page;
import static dev.pinhole.server.dialect.captureindonk.DonkClient.data;
import static dev.pinhole.server.dialect.captureindonk.DonkClient.messages;
import static dev.pinhole.server.dialect.captureindonk.DonkClient.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.CaptureApi;
import dev.pinhole.server.capture.ScriptedCaptures;
import dev.pinhole.server.capture.ScriptedPhotographer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What becomes of captures, as the dialect tells it; on the server of the queue's test. */
@PinholeTest
@Import(ScriptedCaptures.class)
@TestPropertySource(
    properties = {
      "pinhole.capture.retry-delay=20ms",
      "pinhole.capture.concurrent-per-account=2",
      "pinhole.capture.queued-per-account=20"
    })
class CaptureindonkJobIT {
  private static final String CAPTURES = "/api/v1/captures";

  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired ScriptedPhotographer photographer;
  private DonkClient donk;

  @BeforeEach
  void client() {
    donk = new DonkClient(server);
  }

  @AfterEach
  void present() {
    clock.reset();
  }

  /** Its token. */
  private String somebody(String name) {
    server.asUser(name);
    return donk.token(name);
  }

  @Test
  void takesTheAddressOfTheDocument() {
    String token = somebody("donk-example");
    String url = "http://ngomongapa.com/~KiQnrqa";
    JsonNode image = captured(token, donk.capture(token, url));
    assertThat(image.path("url").asString()).isEqualTo(url);
    assertThat(donk.open(image.path("aws_path").asString()).expect(200).body())
        .startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void movesAsTheJobDoes() {
    String token = somebody("donk-moving");
    String key = donk.capture(token, page("/hold/donk"));
    await().until(() -> photographer.begun().stream().anyMatch(p -> p.contains("/hold/donk?")));
    requireWaiting(donk.image(token, key));

    photographer.open("donk");
    JsonNode image = captured(token, key);
    assertThat(image.path("status").asInt()).isEqualTo(1);
    assertThat(image.path("captured_at").isString()).isTrue();
  }

  private static void requireWaiting(JsonNode image) {
    assertThat(image.path("is_captured").asInt(-1)).isZero();
    assertThat(image.path("status").asInt(-1)).isZero();
    assertThat(image.has("captured_at") && image.path("captured_at").isNull()).isTrue();
    assertThat(image.has("aws_path") && image.path("aws_path").isNull()).isTrue();
    assertThat(image.path("created_at").isString()).isTrue();
  }

  @Test
  void saysThatACaptureFailed() {
    String token = somebody("donk-failing");
    String key = donk.capture(token, page("/fail/tls"));
    await().until(() -> donk.image(token, key).path("status").asInt() != 0);

    Answer answer = donk.get("/apis/get_image", "token", token, "img_key", key).expect(200);
    assertThat(messages(answer))
        .isEqualTo("we found it, but its capture failed: as the address says");
    requireNone(data(answer));
  }

  @Test
  void saysThatACaptureWasCancelled() {
    String token = somebody("donk-cancelling");
    String key = donk.capture(token, page("/hold/donk-cancelled"));
    List<JsonNode> natives = new CaptureApi(server.asUser("donk-cancelling")).list(CAPTURES);
    server
        .asUser("donk-cancelling")
        .delete(CAPTURES + "/" + natives.getFirst().path("id").asString())
        .expect(204);

    Answer answer = donk.get("/apis/get_image", "token", token, "img_key", key).expect(200);
    assertThat(messages(answer)).isEqualTo("we found it, but its capture was cancelled.");
    requireNone(data(answer));
  }

  private static void requireNone(JsonNode image) {
    assertThat(image.path("is_captured").asInt(-1)).isZero();
    assertThat(image.path("status").asInt()).isEqualTo(2);
    assertThat(image.path("captured_at").isNull()).isTrue();
    assertThat(image.path("aws_path").isNull()).isTrue();
  }

  @Test
  void saysThatAnImageIsGone() {
    TestApi owner = server.asUser("donk-deleting");
    String token = somebody("donk-deleting");
    String key = donk.capture(token, page("/deleted"));
    String link = captured(token, key).path("aws_path").asString();
    String image = owner.get("/api/v1/images").json().at("/items/0/key").asString();
    owner.delete("/api/v1/images/" + image).expect(204);

    Answer answer = donk.get("/apis/get_image", "token", token, "img_key", key).expect(200);
    assertThat(messages(answer)).isEqualTo("we found it, but its image is gone.");
    assertThat(data(answer).path("aws_path").isNull()).isTrue();
    donk.open(link).expect(404);
  }

  @Test
  void linksLastAsLongAsAnyAndNoLonger() {
    String token = somebody("donk-lasting");
    JsonNode image = captured(token, donk.capture(token, page("/lasting")));
    String link = image.path("aws_path").asString();
    clock.advance(Duration.ofDays(364));
    donk.open(link).expect(200);
    clock.advance(Duration.ofDays(2));
    donk.open(link).expect(403);
  }

  @Test
  void listsPageByPage() {
    String token = somebody("donk-listing");
    List<String> keys = new ArrayList<>();
    IntStream.range(0, 5).forEach(i -> keys.addFirst(donk.capture(token, page("/" + i))));

    assertThat(keys(token)).isEqualTo(keys);
    assertThat(keys(token, "limit", "2")).isEqualTo(keys.subList(0, 2));
    assertThat(keys(token, "limit", "2", "page", "2")).isEqualTo(keys.subList(2, 4));
    assertThat(keys(token, "limit", "2", "page", "3")).isEqualTo(keys.subList(4, 5));
    assertThat(keys(token, "limit", "2", "page", "4")).isEmpty();
    assertThat(keys(token, "page", "501")).isEmpty();
    assertThat(keys(token, "page", "1", "limit", "100")).isEqualTo(keys);
  }

  @Test
  void showsNobodyElsesThings() {
    String key = donk.capture(somebody("donk-mine"), page("/mine"));
    String other = somebody("donk-yours");
    Answer stranger = donk.get("/apis/get_image", "token", other, "img_key", key);
    String absent = "edf36933-790a-4b73-b50a-502db3e7307f";
    Answer nothing = donk.get("/apis/get_image", "token", other, "img_key", absent);
    assertThat(refused(stranger, 404)).isEqualTo(refused(nothing, 404));
    assertThat(images(other)).isEmpty();
  }

  @Test
  void nativeCapturesAndTheirsAreTheSame() {
    TestApi owner = server.asUser("donk-both");
    String token = somebody("donk-both");
    String key = donk.capture(token, page("/both"));
    captured(token, key);
    JsonNode item = new CaptureApi(owner).list(CAPTURES).getFirst();
    assertThat(ImgKey.of(item.path("id").asString())).isEqualTo(key);
    assertThat(item.path("options").propertyNames()).containsExactly("url");
    Answer byNative =
        donk.get(
            "/apis/get_image", "token", apiToken(owner, "captures", "images:read"), "img_key", key);
    assertThat(data(byNative.expect(200)).path("is_captured").asInt()).isEqualTo(1);
  }

  @Test
  void tellsHowManyAreTooMany() {
    String token = somebody("donk-flooding");
    IntStream.range(0, 20).forEach(_ -> donk.capture(token, page("/hold/donk-flood")));
    Answer answer = donk.post("/apis/capture", "token", token, "url", page("/hold/donk-flood"));
    assertThat(refused(answer, 429)).contains("20 captures of this account are unfinished");
    assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    photographer.open("donk-flood");
  }

  @Test
  void tokensAllowWhatTheyAllowElsewhere() {
    TestApi owner = server.asUser("donk-scopes");
    String page = page("/scopes");
    String reader = apiToken(owner, "images:read");
    assertThat(refused(donk.post("/apis/capture", "token", reader, "url", page), 403))
        .isEqualTo("This needs the scope captures.");
    String capturer = apiToken(owner, "captures");
    donk.capture(capturer, page);
    assertThat(refused(donk.get("/apis/all_images", "token", capturer), 403))
        .isEqualTo("This needs the scope images:read.");
  }

  @Test
  void tokensStandAmongTheAccountsOwnAndEndThere() {
    TestApi owner = server.asUser("donk-tokens");
    String token = somebody("donk-tokens");
    JsonNode listed = owner.get("/api/v1/tokens").expect(200).json().get(0);
    assertThat(listed.path("name").asString()).isEqualTo("captureindonk");
    assertThat(listed.path("scopes").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("captures", "images:read");
    assertThat(images(token)).isEmpty();

    owner.delete("/api/v1/tokens/" + listed.path("id").asString()).expect(204);
    refused(donk.get("/apis/all_images", "token", token), 401);
  }

  private static String apiToken(TestApi owner, String... scopes) {
    return owner
        .post("/api/v1/tokens", Map.of("name", "native", "scopes", List.of(scopes)))
        .expect(201)
        .json()
        .path("token")
        .asString();
  }

  private JsonNode captured(String token, String key) {
    await().until(() -> donk.image(token, key).path("is_captured").asInt() == 1);
    return donk.image(token, key);
  }

  private List<JsonNode> images(String token, String... more) {
    List<String> pairs = new ArrayList<>(List.of("token", token));
    pairs.addAll(List.of(more));
    List<JsonNode> images = new ArrayList<>();
    data(donk.get("/apis/all_images", pairs.toArray(String[]::new)).expect(200))
        .path("images")
        .forEach(images::add);
    return images;
  }

  private List<String> keys(String token, String... more) {
    return images(token, more).stream().map(image -> image.path("img_key").asString()).toList();
  }
}

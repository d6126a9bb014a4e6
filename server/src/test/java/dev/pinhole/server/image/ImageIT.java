package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PinholeTest
class ImageIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired Purger purger;
  @Autowired JdbcClient jdbc;
  private TestApi api;
  private ImageApi images;

  @BeforeEach
  void signIn() {
    api = server.asUser("owner");
    images = new ImageApi(api);
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void showsAnImageAndItsVersion() {
    String key = images.add("?name=mine.png", TestImages.png(1));
    Answer answer = images.get(key).expect(200);
    assertThat(answer.json().get("name").asString()).isEqualTo("mine.png");
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(
            api.send(api.request("/api/v1/images/" + key).header("If-None-Match", "\"1\"").GET())
                .status())
        .isEqualTo(304);
  }

  @Test
  void changesOnlyWhatIsNamedAndClearsWhatIsNull() {
    String key = images.add("?name=a.png&description=old&expiresIn=3600", TestImages.png(2));

    JsonNode changed =
        patch(key, "{\"visibility\":\"public\",\"description\":null,\"accessKey\":\"0000\"}")
            .expect(200)
            .json();

    assertThat(changed.get("visibility").asString()).isEqualTo("public");
    assertThat(changed.has("description")).isFalse();
    assertThat(changed.has("expiresAt")).isTrue();
    assertThat(changed.get("accessKey").asBoolean()).isTrue();
    assertThat(changed.get("version").asInt()).isEqualTo(2);
    JsonNode cleared = patch(key, "{\"expiresIn\":null,\"accessKey\":null}").expect(200).json();
    assertThat(cleared.has("expiresAt")).isFalse();
    assertThat(cleared.get("accessKey").asBoolean()).isFalse();
    assertThat(images.get(key).json()).isEqualTo(cleared);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"nonsense\":1}", "{\"visibility\":\"secret\"}", "{\"visibility\":null}",
            "{\"name\":\"\"}",
        "{\"originals\":\"true\"}", "{\"expiresIn\":\"soon\"}", "[]", "{\"key\":\"x\"}"
      })
  void refusesWrongChanges(String change) {
    String key = ImageApi.key(images.raw("", TestImages.png(3)));
    assertThat(patch(key, change).status()).isEqualTo(400);
    assertThat(images.get(key).json().get("version").asInt()).isEqualTo(1);
  }

  @Test
  void changesAndDeletesOnlyTheVersionThatIsExpected() {
    String key = images.add("", TestImages.png(4));
    assertThat(ifMatch("PATCH", key, "\"1\"").status()).isEqualTo(200);
    assertThat(ifMatch("PATCH", key, "\"1\"").status()).isEqualTo(412);
    assertThat(ifMatch("DELETE", key, "\"1\"").status()).isEqualTo(412);
    assertThat(ifMatch("DELETE", key, "garbage").status()).isEqualTo(412);
    assertThat(ifMatch("DELETE", key, "\"2\"").status()).isEqualTo(204);
  }

  @Test
  void deletesOnceAndTakesTheSameContentAgain() {
    String key = images.add("", TestImages.png(5));
    api.delete("/api/v1/images/" + key).expect(204);
    api.delete("/api/v1/images/" + key).expect(404);
    images.get(key).expect(404);
    assertThat(images.add("", TestImages.png(5))).isNotEqualTo(key);
  }

  @Test
  void hidesOtherPeoplesImagesButNotFromAdmins() {
    String key = images.add("?visibility=private", TestImages.png(6));
    TestApi other = server.asUser("other");
    String absent = other.get("/api/v1/images/0000000000000000000000").expect(404).text();

    assertThat(other.get("/api/v1/images/" + key).expect(404).text()).isEqualTo(absent);
    other.get("/api/v1/images/" + key + "/metadata").expect(404);
    other.patch("/api/v1/images/" + key, Map.of("visibility", "public")).expect(404);
    other.delete("/api/v1/images/" + key).expect(404);
    other.get("/api/v1/images/..%00").expect(400);
    server.asAdmin().get("/api/v1/images/" + key).expect(200);
    assertThat(server.asAdmin().get("/api/v1/images?all=true&limit=200").text()).contains(key);
    other.get("/api/v1/images?all=true").expect(403);
  }

  @Test
  void isAbsentFromTheMomentItExpires() {
    String key = images.add("?expiresIn=PT20M", TestImages.png(7));
    clock.advance(Duration.ofMinutes(21));

    images.get(key).expect(404);
    assertThat(images.list("?limit=200").text()).doesNotContain(key);
    assertThat(api.get("/api/v1/archive?keys=" + key).status()).isEqualTo(404);
    String again = images.add("", TestImages.png(7));
    assertThat(again).isNotEqualTo(key);
  }

  @Test
  void purgesWhatExpired() {
    String key = images.add("?expiresIn=PT20M", TestImages.png(8));
    assertThat(isKept(key)).isTrue();
    clock.advance(Duration.ofMinutes(21));
    purger.purge();
    assertThat(isKept(key)).isFalse();
    assertThat(purger.purge()).isZero();
  }

  /** The server purges by itself, too. */
  private boolean isKept(String key) {
    return jdbc.sql("SELECT COUNT(*) FROM image WHERE key = ?")
            .param(key)
            .query(Integer.class)
            .single()
        > 0;
  }

  @Test
  void pagesThroughAllImagesWhileOthersAreAdded() {
    TestApi pager = server.asUser("pager");
    ImageApi own = new ImageApi(pager);
    List<String> added = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      added.add(own.add("?name=p" + i, TestImages.png(50 + i)));
    }
    JsonNode first = own.list("?limit=2").expect(200).json();
    own.add("?name=late", TestImages.png(60));

    List<String> seen = new ArrayList<>(keys(first));
    JsonNode page = first;
    while (page.has("next")) {
      page = own.list("?limit=2&cursor=" + page.get("next").asString()).expect(200).json();
      seen.addAll(keys(page));
    }

    assertThat(seen).containsExactlyElementsOf(added.reversed());
    own.list("?cursor=nonsense").expect(400);
    own.list("?limit=0").expect(400);
    own.list("?limit=201").expect(400);
  }

  @Test
  void findsByWordsInNameAndDescriptionWhateverTheCase() {
    ImageApi own = new ImageApi(server.asUser("searcher"));
    String cafe = own.add("?name=CAF%C3%89_100%25.png", TestImages.png(70));
    String beach = own.add("?name=b.png&description=Sunny%20Beach", TestImages.png(71));

    assertThat(keys(own.list("?q=caf%C3%A9").json())).containsExactly(cafe);
    assertThat(keys(own.list("?q=100%25").json())).containsExactly(cafe);
    assertThat(keys(own.list("?q=BEACH%20sun").json())).containsExactly(beach);
    assertThat(keys(own.list("?q=_").json())).containsExactly(cafe);
    assertThat(keys(own.list("?q=%25%25").json())).isEmpty();
    assertThat(keys(own.list("?q=%27%20OR%201%3D1").json())).isEmpty();
    own.list("?q=" + "x".repeat(201)).expect(400);
  }

  @Test
  void looksForNothingInWordsThatCannotBeSeen() {
    api.get("/api/v1/images?q=%00").expect(200);
    api.get("/api/v1/images?q=a%00b").expect(200);
  }

  @Test
  void filters() {
    ImageApi own = new ImageApi(server.asUser("filterer"));
    String png = own.add("?visibility=public", TestImages.png(80));
    String jpeg = own.add("", TestImages.jpeg(81));

    assertThat(keys(own.list("?format=jpg").json())).containsExactly(jpeg);
    assertThat(keys(own.list("?format=jpeg").json())).containsExactly(jpeg);
    assertThat(keys(own.list("?visibility=public").json())).containsExactly(png);
    assertThat(keys(own.list("?source=upload").json())).containsExactly(jpeg, png);
    assertThat(keys(own.list("?source=capture").json())).isEmpty();
    assertThat(keys(own.list("?from=2020-01-01T00:00:00Z").json())).hasSize(2);
    assertThat(keys(own.list("?to=2020-01-01T00:00:00Z").json())).isEmpty();
    own.list("?from=yesterday").expect(400);
    own.list("?source=moon").expect(400);
    own.list("?format=exe").expect(400);
  }

  @Test
  void tellsWhatTheFileSaysOfItself() {
    byte[] comment = "a comment".getBytes(StandardCharsets.UTF_8);
    String key = images.add("", TestImages.jpegWith(TestImages.jpeg(90), 0xFE, comment));
    JsonNode metadata = api.get("/api/v1/images/" + key + "/metadata").expect(200).json();
    assertThat(metadata.at("/tags/Comments/Comment 1").asString()).isEqualTo("a comment");
    assertThat(metadata.get("fields").isObject()).isTrue();
  }

  private Answer patch(String key, String change) {
    return api.patch("/api/v1/images/" + key, change);
  }

  private Answer ifMatch(String method, String key, String version) {
    return api.send(
        api.request("/api/v1/images/" + key)
            .header("Content-Type", "application/json")
            .header("If-Match", version)
            .method(method, BodyPublishers.ofString("{\"originals\":true}")));
  }

  private static List<String> keys(JsonNode page) {
    return page.get("items").valueStream().map(item -> item.get("key").asString()).toList();
  }
}

package dev.pinhole.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.account.Account;
import dev.pinhole.api.account.Scope;
import dev.pinhole.api.account.Token;
import dev.pinhole.api.account.TokenRequest;
import dev.pinhole.api.admin.OwnedImage;
import dev.pinhole.client.PinholeClient;
import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Admins see everybody's images, and are seen to. */
@PinholeTest
class AdminImagesIT {
  private static final String PATH = "/api/v1/admin/images";

  @Autowired TestApi api;
  @Autowired JdbcClient jdbc;

  @Test
  void areListedWithTheirOwners() throws Exception {
    TestApi ada = api.asUser("ImagesAda");
    String first = new ImageApi(ada).add("?name=harbour.png", TestImages.png(7001));
    String second = new ImageApi(ada).add("?name=lighthouse.png", TestImages.png(7002));
    new ImageApi(api.asUser("ImagesBen")).add("?name=lighthouse.png", TestImages.png(7003));
    String mine = PATH + "?owner=" + id(ada);
    assertThat(keys(api.asAdmin().get(mine).expect(200).json())).containsExactly(second, first);
    JsonNode part = api.asAdmin().get(mine + "&limit=1").expect(200).json();
    assertThat(keys(part)).containsExactly(second);
    assertThat(part.at("/items/0/owner/username").asString()).isEqualTo("ImagesAda");
    JsonNode rest =
        api.asAdmin().get(mine + "&limit=1&cursor=" + part.path("next").asString()).json();
    assertThat(keys(rest)).containsExactly(first);
    assertThat(keys(api.asAdmin().get(PATH + "?q=LIGHT").expect(200).json()))
        .contains(second)
        .doesNotContain(first)
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(keys(api.asAdmin().get(PATH + "?owner=987654").expect(200).json())).isEmpty();
    assertThat(entries("others-images-listed")).contains("images of account " + id(ada), "images");

    URI server = api.uri("/");
    PinholeClient client = PinholeClient.signIn(server, TestApi.ADMIN, TestApi.PASSWORD);
    assertThat(client.admin().images(id(ada), "harbour", null, 10).items())
        .singleElement()
        .extracting(OwnedImage::image)
        .matches(image -> image.key().equals(first));
  }

  @Test
  void areOpenedByAdminsWithOneEntryHoweverManyRequests() {
    String key = new ImageApi(api.asUser("ImagesCid")).add("", TestImages.png(7010));
    api.asAdmin().get("/i/" + key + "?w=10").expect(200);
    api.asAdmin().get("/i/" + key + "?w=11").expect(200);
    api.asAdmin().get("/i/" + key).expect(200);
    api.asAdmin().get("/api/v1/images/" + key).expect(200);
    api.asAdmin().get("/api/v1/images/" + key + "/metadata").expect(200);
    api.asAdmin().get("/api/v1/archive?keys=" + key).expect(200);
    List<Map<String, @Nullable Object>> entries =
        jdbc.sql("SELECT * FROM audit WHERE subject = :subject")
            .param("subject", "image " + key)
            .query()
            .listOfRows();
    // Two, where the clock has struck meanwhile.
    assertThat(entries).hasSizeBetween(1, 2);
    assertThat(entries.getFirst())
        .containsEntry("action", "others-image-opened")
        .containsEntry("address", "127.0.0.1")
        .containsEntry("details", "{\"owner\":\"" + id(api.asUser("ImagesCid")) + "\"}");
  }

  @Test
  void areChangedAndDeletedByAdminsWithAnEntryEach() {
    TestApi dora = api.asUser("ImagesDora");
    String key = new ImageApi(dora).add("", TestImages.png(7020));
    String path = "/api/v1/images/" + key;
    api.asAdmin().patch(path, Map.of("name", "x.png", "visibility", "public")).expect(200);
    api.asAdmin().patch(path, Map.of("description", "seen")).expect(200);
    api.asAdmin().delete(path).expect(204);
    dora.get(path).expect(404);
    assertThat(entries("others-image-changed", key)).hasSize(2);
    assertThat(entries("others-image-changed", key).getFirst()).contains("name visibility");
    assertThat(entries("others-image-deleted", key)).hasSize(1);
    assertThat(entries("others-image-opened", key)).isEmpty();
  }

  @Test
  void leaveNoEntryWhereEverybodyOrTheOwnerLooks() {
    TestApi ella = api.asUser("ImagesElla");
    String open = new ImageApi(ella).add("?visibility=public&originals=true", TestImages.png(7030));
    String own = new ImageApi(ella).add("", TestImages.png(7031));
    long before = count();
    api.asAdmin().get("/i/" + open).expect(200);
    api.get("/i/" + open).expect(200);
    ella.get("/i/" + own).expect(200);
    ella.get("/api/v1/images/" + own + "/metadata").expect(200);
    ella.patch("/api/v1/images/" + own, Map.of("name", "y.png")).expect(200);
    ella.get("/api/v1/images").expect(200);
    ella.delete("/api/v1/images/" + own).expect(204);
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void stayClosedToWhoeverIsNoAdminHere() {
    String key = new ImageApi(api.asUser("ImagesFay")).add("", TestImages.png(7040));
    TokenRequest request =
        new TokenRequest("reader", Set.of(Scope.IMAGES_READ, Scope.IMAGES_WRITE), null);
    Token token = api.asAdmin().post("/api/v1/tokens", request).expect(201).as(Token.class);
    TestApi reader = api.withToken(token.token());
    for (TestApi stranger : List.of(reader, api.asUser("ImagesGus"))) {
      stranger.get("/i/" + key).expect(404);
      stranger.get("/api/v1/images/" + key).expect(404);
      stranger.get("/api/v1/images/" + key + "/metadata").expect(404);
      stranger.patch("/api/v1/images/" + key, Map.of("name", "x.png")).expect(404);
      stranger.delete("/api/v1/images/" + key).expect(404);
      stranger.get("/api/v1/archive?keys=" + key).expect(404);
      stranger.get("/api/v1/images?all=true").expect(403);
    }
    assertThat(entries("others-image-opened", key)).isEmpty();
  }

  private static List<String> keys(JsonNode page) {
    return page.path("items").valueStream().map(i -> i.at("/image/key").asString()).toList();
  }

  private static long id(TestApi somebody) {
    return somebody.get("/api/v1/account").expect(200).as(Account.class).id();
  }

  private List<String> entries(String action) {
    return jdbc.sql("SELECT subject FROM audit WHERE action = :action")
        .param("action", action)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private List<String> entries(String action, String key) {
    return jdbc.sql(
            """
            SELECT details FROM audit WHERE action = :action AND subject = :subject
            ORDER BY number
            """)
        .param("action", action)
        .param("subject", "image " + key)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private long count() {
    return jdbc.sql("SELECT COUNT(*) FROM audit WHERE action LIKE 'others-%'")
        .query(Long.class)
        .single();
  }
}

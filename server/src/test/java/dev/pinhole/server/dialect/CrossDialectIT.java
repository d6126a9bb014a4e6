package dev.pinhole.server.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.capture.ScriptedCaptures;
import dev.pinhole.server.image.Form;
import dev.pinhole.server.image.TestImages;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What came in by another system's API is an image like any other; on the queue test's server. */
@PinholeTest
@Import(ScriptedCaptures.class)
@TestPropertySource(
    properties = {
      "pinhole.capture.retry-delay=20ms",
      "pinhole.capture.concurrent-per-account=2",
      "pinhole.capture.queued-per-account=20"
    })
class CrossDialectIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  /** A way for a picture into the library of whoever signs in; that of captures makes its own. */
  enum Way {
    CAPTUREINDONK {
      @Override
      void send(TestApi owner, String name, byte[] picture) {
        String token =
            owner
                .withToken(null)
                .post("/apis/auth", Map.of("username", name, "password", TestApi.PASSWORD))
                .expect(200)
                .json()
                .at("/data/token_key")
                .asString();
        String url = "http://ngomongapa.com/" + name;
        owner.withToken(null).post("/apis/capture", Map.of("token", token, "url", url)).expect(200);
      }
    },
    HASTYIMAGES {
      @Override
      void send(TestApi owner, String name, byte[] picture) {
        TestApi guest = owner.withToken(null);
        JsonNode invitation =
            owner.post("/invitation/", Map.of("email", name + "@example.org")).expect(200).json();
        String query = "?access_token=" + invitation.path("token").asString();
        JsonNode policy =
            guest.post("/api/files/policy" + query, Map.of("filename", "a.png")).expect(200).json();
        guest
            .send(
                HttpRequest.newBuilder(URI.create(policy.path("url").asString()))
                    .PUT(BodyPublishers.ofByteArray(picture)))
            .expect(200);
        guest
            .post(
                "/api/files/complete" + query,
                Map.of("uploaded", true, "file", policy.path("file_id").asLong()))
            .expect(200);
      }
    },
    IMAGECONVERTER {
      @Override
      void send(TestApi owner, String name, byte[] picture) {
        post(owner, "/api/images/create", picture, 201);
      }
    },
    PRNTSCRN {
      @Override
      void send(TestApi owner, String name, byte[] picture) {
        post(owner, "/image/", picture, 200);
      }
    },
    IMAGEREPO {
      @Override
      void send(TestApi owner, String name, byte[] picture) {
        post(owner, "/images", picture, 200);
      }
    };

    abstract void send(TestApi owner, String name, byte[] picture);

    /** The name of somebody who uses this way. */
    String user(String purpose) {
      return "cross-" + purpose + "-" + name().toLowerCase(Locale.ROOT);
    }

    private static void post(TestApi owner, String path, byte[] picture, int status) {
      Form form = new Form().file("a.png", picture);
      owner.send(form.in(owner.request(path))).expect(status);
    }
  }

  @AfterEach
  void present() {
    clock.reset();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void isListedAndTransformedAndExpiresAndIsDeletedAsOurs(Way way) {
    String name = way.user("ours");
    TestApi owner = server.asUser(name);
    byte[] picture = TestImages.png(name.hashCode());
    way.send(owner, name, picture);
    String image = "/i/" + listed(owner).path("key").asString();
    assertThat(owner.get(image + "?w=8&fm=webp").expect(200).header("Content-Type"))
        .isEqualTo("image/webp");

    byte[] original = owner.get(image).expect(200).body();
    String entry = image.replace("/i/", "/api/v1/images/");
    owner.patch(entry, Map.of("expiresIn", "60")).expect(200);
    clock.advance(Duration.ofMinutes(2));
    owner.get(image).expect(404);
    assertThat(owner.get("/api/v1/images").expect(200).json().path("items")).isEmpty();

    Form again = new Form().file("again.png", original);
    owner.send(again.in(owner.request("/api/v1/images"))).expect(201);
    String back = listed(owner).path("key").asString();
    owner.delete("/api/v1/images/" + back).expect(204);
    owner.get("/i/" + back).expect(404);
  }

  @Test
  void onePictureByAllWaysIsStoredOnce() {
    String photographer = Way.CAPTUREINDONK.user("once");
    TestApi first = server.asUser(photographer);
    Way.CAPTUREINDONK.send(first, photographer, new byte[0]);
    JsonNode captured = listed(first);
    byte[] picture = first.get("/i/" + captured.path("key").asString()).expect(200).body();
    String sha256 = captured.path("sha256").asString();
    for (Way way : Way.values()) {
      if (way != Way.CAPTUREINDONK) {
        String name = way.user("once");
        TestApi owner = server.asUser(name);
        way.send(owner, name, picture);
        assertThat(listed(owner).path("sha256").asString()).isEqualTo(sha256);
      }
    }
    assertThat(count("SELECT COUNT(*) FROM image WHERE blob_id = :sha256", sha256)).isEqualTo(5);
    assertThat(count("SELECT refs FROM blob WHERE id = :sha256", sha256)).isEqualTo(5);

    for (Way way : Way.values()) {
      TestApi owner = server.asUser(way.user("once"));
      String key = listed(owner).path("key").asString();
      assertThat(owner.get("/i/" + key).expect(200).body()).isEqualTo(picture);
      owner.delete("/api/v1/images/" + key).expect(204);
    }
    assertThat(count("SELECT COUNT(*) FROM image WHERE blob_id = :sha256", sha256)).isZero();
    assertThat(count("SELECT refs FROM blob WHERE id = :sha256", sha256)).isZero();
  }

  private long count(String sql, String sha256) {
    return jdbc.sql(sql).param("sha256", sha256).query(Long.class).single();
  }

  /** The only image of somebody, once it is there. */
  private static JsonNode listed(TestApi owner) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> owner.get("/api/v1/images").expect(200).json().path("items"),
            items -> items.size() == 1)
        .get(0);
  }
}

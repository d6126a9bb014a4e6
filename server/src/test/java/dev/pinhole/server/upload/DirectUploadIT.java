package dev.pinhole.server.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@PinholeTest
@TestPropertySource(
    properties = {
      "pinhole.upload.direct.whole-bytes=5242880",
      "pinhole.upload.direct.part-bytes=5242880"
    })
class DirectUploadIT {
  @Autowired TestApi server;
  @Autowired JdbcClient jdbc;

  @Value("${pinhole.test.sent}")
  Path sent;

  @AfterEach
  void nothingIsLeftInStaging() throws IOException {
    assertThat(StagingFiles.in(sent)).isEmpty();
  }

  @Test
  void becomesAnImageWithItsFields() {
    DirectApi uploads = as("fields");
    byte[] content = TestImages.png(1);
    JsonNode upload =
        uploads.announced(
            content,
            Map.of(
                "sha256", DirectApi.sha256(content),
                "description", "from afar",
                "visibility", "unlisted"));

    assertThat(upload.path("state").asString()).isEqualTo("pending");
    assertThat(upload.path("method").asString()).isEqualTo("PUT");
    assertThat(upload.path("headers").path("Content-Type").asString()).isEqualTo("image/png");
    assertThat(upload.path("parts").isMissingNode()).isTrue();
    uploads.send(upload, content).expect(200);
    Answer completed = uploads.complete(upload).expect(201);

    assertThat(completed.header("Cache-Control")).isEqualTo("no-store");
    JsonNode image = completed.json().path("image");
    assertThat(image.path("name").asString()).isEqualTo("a.png");
    assertThat(image.path("description").asString()).isEqualTo("from afar");
    assertThat(image.path("visibility").asString()).isEqualTo("unlisted");
    assertThat(image.path("source").asString()).isEqualTo("upload");
    assertThat(server.get("/i/" + DirectApi.key(completed)).status()).isEqualTo(200);
    assertThat(uploads.find(upload).json().path("state").asString()).isEqualTo("done");
  }

  @Test
  void hidesTheAccessKeyUntilItIsHashed() {
    DirectApi uploads = as("secret");
    byte[] content = TestImages.png(8);
    JsonNode upload = uploads.sent(content, Map.of("accessKey", "open sesame"));
    assertThat(fields(upload)).contains("accessKey").doesNotContain("sesame");

    String key = DirectApi.key(uploads.complete(upload).expect(201));

    assertThat(fields(upload)).isEqualTo("{}");
    assertThat(server.get("/i/" + key).status()).isEqualTo(404);
    assertThat(server.get("/i/" + key + "?key=open%20sesame").status()).isEqualTo(200);
  }

  private String fields(JsonNode upload) {
    return jdbc.sql("SELECT fields FROM upload WHERE id = :id")
        .param("id", upload.path("id").asString())
        .query(String.class)
        .single();
  }

  @Test
  void completedAgainGivesTheSameImage() {
    DirectApi uploads = as("again");
    byte[] content = TestImages.png(2);
    JsonNode upload = uploads.sent(content);

    String first = DirectApi.key(uploads.complete(upload).expect(201));

    assertThat(DirectApi.key(uploads.complete(upload).expect(200))).isEqualTo(first);
    assertThat(uploads.pending()).isEmpty();
    assertThat(uploads.cancel(upload).expect(409).code()).isEqualTo("upload-closed");
    assertThat(DirectApi.key(uploads.complete(upload).expect(200))).isEqualTo(first);
  }

  @Test
  void completedByManyAtOnceGivesOneImage() throws Exception {
    DirectApi uploads = as("race");
    byte[] content = TestImages.largePng(3, 900_000);
    JsonNode upload = uploads.sent(content);
    Callable<Answer> complete = () -> uploads.complete(upload);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Answer> answers =
          threads.invokeAll(List.of(complete, complete, complete)).stream()
              .map(Future::resultNow)
              .toList();
      String key = DirectApi.key(uploads.complete(upload).expect(200));
      assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
      // one at work, one who waits for it, and the rest are told to ask again
      assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 409);
      assertThat(answers)
          .filteredOn(answer -> answer.status() < 300)
          .extracting(DirectApi::key)
          .containsOnly(key);
    }
    assertThat(new ImageApi(uploads.api()).list("").json().path("items")).hasSize(1);
  }

  @Test
  void sendsNothingThatTheLibraryHolds() {
    DirectApi uploads = as("known");
    byte[] content = TestImages.png(4);
    String key = uploads.add(content);
    Map<String, String> known = Map.of("sha256", DirectApi.sha256(content));

    JsonNode again = uploads.announce(content, known).expect(200).json();

    assertThat(again.path("state").asString()).isEqualTo("done");
    assertThat(again.path("duplicate").asBoolean()).isTrue();
    assertThat(again.at("/image/key").asString()).isEqualTo(key);
    assertThat(again.path("id").isMissingNode()).isTrue();
    // of others' content nothing is told, nor where size and hash do not fit together
    JsonNode stranger = as("stranger").announced(content, known);
    assertThat(stranger.path("state").asString()).isEqualTo("pending");
    as("stranger").cancel(stranger).expect(204);
    JsonNode longer = uploads.announced(TestImages.png(5), known);
    uploads.cancel(longer).expect(204);
  }

  @Test
  void comesInPartsWhereItIsLarge() {
    DirectApi uploads = as("parts");
    byte[] content = TestImages.largePng(6, 11_000_000);
    JsonNode upload = uploads.announced(content);
    assertThat(upload.path("parts")).hasSize(3);
    assertThat(upload.path("url").isMissingNode()).isTrue();
    uploads.sendPart(upload, 3, content).expect(200);
    uploads.sendPart(upload, 1, content).expect(200);

    Answer early = uploads.complete(upload).expect(409);
    assertThat(early.code()).isEqualTo("upload-incomplete");
    assertThat(early.json().path("missing").toString()).isEqualTo("[2]");
    JsonNode resumed = uploads.find(upload).expect(200).json();
    assertThat(resumed.at("/parts/0/arrived").asBoolean()).isTrue();
    assertThat(resumed.at("/parts/0/url").isMissingNode()).isTrue();
    assertThat(resumed.at("/parts/1/arrived").asBoolean()).isFalse();
    uploads.sendPart(resumed, 2, content).expect(200);

    String key = DirectApi.key(uploads.complete(upload).expect(201));
    assertThat(uploads.api().get("/i/" + key).expect(200).body()).isEqualTo(content);
  }

  @Test
  void belongsToWhoAnnouncedIt() {
    DirectApi uploads = as("mine");
    JsonNode upload = uploads.announced(TestImages.png(7));

    assertThat(as("other").find(upload).status()).isEqualTo(404);
    assertThat(as("other").complete(upload).status()).isEqualTo(404);
    assertThat(as("other").cancel(upload).status()).isEqualTo(404);
    assertThat(as("other").pending()).isEmpty();
    assertThat(uploads.pending()).hasSize(1);
    uploads.cancel(upload).expect(204);
    assertThat(uploads.pending()).isEmpty();
  }

  private DirectApi as(String name) {
    return new DirectApi(server.asUser("direct-" + name));
  }
}

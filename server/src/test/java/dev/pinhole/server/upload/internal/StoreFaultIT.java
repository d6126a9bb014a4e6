package dev.pinhole.server.upload.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.upload.DirectApi;
import dev.pinhole.server.upload.StagingFiles;
import dev.pinhole.server.upload.internal.FailingStaging.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A store that goes away, and what the sweep makes of what was left. */
@PinholeTest
@Import(FailingStaging.Setup.class)
@TestPropertySource(
    properties = {
      "pinhole.upload.direct.whole-bytes=5242880",
      "pinhole.upload.direct.part-bytes=5242880"
    })
class StoreFaultIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired FailingStaging store;
  @Autowired UploadSweep sweep;

  @Value("${pinhole.blob.directory}")
  Path blobs;

  @Value("${pinhole.test.sent}")
  Path sent;

  @AfterEach
  void reset() throws IOException {
    store.heal();
    clock.reset();
    assertThat(StagingFiles.in(sent)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PARTS, 30", "JOIN, 31", "SIZE, 32", "OPEN, 33", "READ, 34"})
  void completesOnceTheStoreIsBack(Step step, int seed) {
    DirectApi uploads = as("back");
    byte[] content = TestImages.largePng(seed, 6_000_000);
    JsonNode upload = uploads.announced(content);
    uploads.sendPart(upload, 1, content).expect(200);
    uploads.sendPart(upload, 2, content).expect(200);
    store.breakAt(step);

    Answer refused = uploads.complete(upload).expect(503);

    assertThat(refused.code()).isEqualTo("storage-unavailable");
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    store.heal();
    JsonNode found = uploads.find(upload).expect(200).json();
    assertThat(found.path("state").asString()).isEqualTo("pending");
    assertThat(found.path("parts").valueStream())
        .as("nothing need be sent again")
        .allMatch(part -> part.path("arrived").asBoolean());
    String key = DirectApi.key(uploads.complete(upload).expect(201));
    assertThat(uploads.api().get("/i/" + key).expect(200).body()).isEqualTo(content);
  }

  @Test
  void keepsNothingOfWhatItReadWhereTheStoreBreaksAtTheEnd() throws IOException {
    DirectApi uploads = as("close");
    byte[] content = TestImages.png(25);
    JsonNode upload = uploads.sent(content);
    List<Path> before = stagedBlobs();
    store.breakAt(Step.CLOSE);

    uploads.complete(upload).expect(503);

    assertThat(stagedBlobs()).isEqualTo(before);
    store.heal();
    uploads.complete(upload).expect(201);
  }

  private List<Path> stagedBlobs() throws IOException {
    try (Stream<Path> files = Files.walk(blobs.resolve("staging"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void beginsAnewWhereTheStoreHasLostTheParts() throws IOException {
    DirectApi uploads = as("lost");
    byte[] content = TestImages.largePng(26, 6_000_000);
    JsonNode upload = uploads.announced(content);
    uploads.sendPart(upload, 1, content).expect(200);
    store.loseParts(upload.path("id").asString());

    Answer early = uploads.complete(upload).expect(409);

    assertThat(early.json().path("missing").toString()).isEqualTo("[1,2]");
    JsonNode again = uploads.find(upload).expect(200).json();
    uploads.sendPart(again, 1, content).expect(200);
    uploads.sendPart(again, 2, content).expect(200);
    String key = DirectApi.key(uploads.complete(upload).expect(201));
    assertThat(uploads.api().get("/i/" + key).expect(200).body()).isEqualTo(content);
  }

  @Test
  void letsOneWaitForTheOneAtWork() throws Exception {
    DirectApi uploads = as("line");
    byte[] content = TestImages.png(27);
    JsonNode upload = uploads.sent(content);
    store.holdAt(Step.OPEN);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers =
          IntStream.range(0, 3)
              .mapToObj(_ -> threads.submit(() -> uploads.complete(upload)))
              .toList();
      try {
        await()
            .atMost(Duration.ofSeconds(18))
            .until(() -> answers.stream().anyMatch(Future::isDone));
      } finally {
        store.heal();
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        statuses.add(answer.get().status());
      }
      assertThat(statuses).containsExactlyInAnyOrder(201, 200, 409);
    }
  }

  @Test
  void announcesNothingThatCannotBeSent() {
    DirectApi uploads = as("begin");
    byte[] content = TestImages.largePng(20, 6_000_000);
    store.breakAt(Step.BEGIN);

    assertThat(uploads.announce(content, Map.of()).expect(503).code())
        .isEqualTo("storage-unavailable");

    assertThat(uploads.pending()).isEmpty();
  }

  @Test
  void sweepsWhatCouldNotBeDeleted() throws IOException {
    DirectApi uploads = as("delete");
    byte[] content = TestImages.png(21);
    JsonNode upload = uploads.sent(content);
    store.breakAt(Step.DELETE);

    uploads.complete(upload).expect(201);

    store.heal();
    sweep.sweep();
    assertThat(StagingFiles.in(sent)).as("younger than the grace").hasSize(1);
    clock.advance(Duration.ofHours(2));
    sweep.sweep();
  }

  @Test
  void givesUpWhatIsNotCompletedInTime() throws IOException {
    DirectApi uploads = as("abandoned");
    byte[] content = TestImages.png(22);
    JsonNode whole = uploads.sent(content);
    JsonNode parted = uploads.announced(TestImages.largePng(23, 6_000_000));
    uploads.sendPart(parted, 1, TestImages.largePng(23, 6_000_000)).expect(200);
    clock.advance(Duration.ofHours(23));
    sweep.sweep();
    assertThat(StagingFiles.in(sent)).hasSize(3);

    clock.advance(Duration.ofHours(2));
    sweep.sweep();

    assertThat(StagingFiles.in(sent)).isEmpty();
    clock.reset();
    assertThat(uploads.complete(whole).expect(410).code()).isEqualTo("upload-expired");
    assertThat(uploads.find(parted).json().path("state").asString()).isEqualTo("failed");
    assertThat(uploads.pending()).isEmpty();
  }

  @Test
  void forgetsWhatHasLongBeenOver() {
    DirectApi uploads = as("old");
    byte[] content = TestImages.png(24);
    JsonNode upload = uploads.sent(content);
    uploads.complete(upload).expect(201);
    clock.advance(Duration.ofDays(6));
    sweep.sweep();
    clock.reset();
    uploads.complete(upload).expect(200);

    clock.advance(Duration.ofDays(8));
    sweep.sweep();

    clock.reset();
    assertThat(uploads.find(upload).status()).isEqualTo(404);
  }

  private DirectApi as(String name) {
    return new DirectApi(server.asUser("fault-" + name));
  }
}

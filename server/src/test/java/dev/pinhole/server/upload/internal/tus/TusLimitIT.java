package dev.pinhole.server.upload.internal.tus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.TestClock;
import dev.pinhole.server.image.TestImages;
import dev.pinhole.server.platform.Ids;
import dev.pinhole.server.upload.ResumableUploads;
import dev.pinhole.server.upload.ResumableUploads.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

/** How much there may be, and for how long. */
@PinholeTest
@TestPropertySource(
    properties = {
      "pinhole.tus.max-unfinished=5",
      "pinhole.tus.max-unfinished-bytes=10000",
      "pinhole.tus.expiry=PT10M"
    })
class TusLimitIT {
  @Autowired TestApi server;
  @Autowired TestClock clock;
  @Autowired ResumableUploads uploads;
  @Autowired TusSweep sweep;

  @Value("${pinhole.tus.directory}")
  Path directory;

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void countsUploadsThatAreCreatedAtOnce() throws Exception {
    TusApi tus = new TusApi(server.asUser("limit-many"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers =
          IntStream.range(0, 20).mapToObj(i -> threads.submit(() -> tus.create(10))).toList();
      int created = 0;
      for (Future<Answer> answer : answers) {
        created += answer.get().status() == 201 ? 1 : 0;
      }
      assertThat(created).isEqualTo(5);
    }
    Answer refused = tus.create(10).expect(409);
    assertThat(refused.code()).isEqualTo("too-many-uploads");
    assertThat(refused.json().get("allowed").asInt()).isEqualTo(5);
    new TusApi(server.asUser("limit-other")).create(10).expect(201);
  }

  @Test
  void countsNoUploadThatHasEnded() {
    TusApi tus = new TusApi(server.asUser("limit-ended"));
    for (int i = 0; i < 6; i++) {
      byte[] image = TestImages.png(8800 + i);
      tus.append(tus.created(image.length), 0, image).expect(204);
      tus.delete(tus.created(10)).expect(204);
      byte[] none = new byte[20];
      tus.append(tus.created(none.length), 0, none).expect(415);
    }
  }

  @Test
  void boundsBytesTogether() {
    TusApi tus = new TusApi(server.asUser("limit-bytes"));
    tus.create(6_000).expect(201);
    Answer refused = tus.create(4_001).expect(409);
    assertThat(refused.json().get("allowedBytes").asInt()).isEqualTo(10_000);
    tus.create(4_000).expect(201);
  }

  @Test
  void tellsHowMuchIsUnfinished() {
    TusApi tus = new TusApi(server.asUser("limit-told"));
    Unfinished before = uploads.unfinished("account:");
    tus.create(300).expect(201);
    tus.create(400).expect(201);
    assertThat(uploads.unfinished("account:"))
        .isEqualTo(new Unfinished(before.files() + 2, before.bytes() + 700));
    assertThat(uploads.unfinished("account")).isEqualTo(uploads.unfinished("account:"));
    assertThat(uploads.unfinished("invitation:")).isEqualTo(new Unfinished(0, 0));
  }

  @Test
  void endsWithoutProgress() throws IOException {
    TusApi tus = new TusApi(server.asUser("limit-expiry"));
    String idle = tus.created(100);
    String busy = tus.created(100);
    tus.append(idle, 0, new byte[10]).expect(204);
    clock.advance(Duration.ofMinutes(6));
    tus.append(busy, 0, new byte[10]).expect(204);
    tus.append(idle, 99, new byte[10]).expect(409);
    sweep.sweep();
    assertThat(file(idle)).exists();
    clock.advance(Duration.ofMinutes(5));
    tus.head(idle).expect(404);
    tus.head(busy).expect(204);
    sweep.sweep();
    assertThat(file(idle)).doesNotExist();
    assertThat(file(busy)).exists();
  }

  @Test
  void saysWhenItEnds() {
    TusApi tus = new TusApi(server.asUser("limit-says"));
    Answer created = tus.create(100).expect(201);
    Instant ends =
        ZonedDateTime.parse(created.header("Upload-Expires"), DateTimeFormatter.RFC_1123_DATE_TIME)
            .toInstant();
    assertThat(Duration.between(clock.instant(), ends))
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
  }

  @Test
  void forgetsFinishedUploadsInTheEnd() throws IOException {
    TusApi tus = new TusApi(server.asUser("limit-finished"));
    byte[] image = TestImages.png(8810);
    String upload = tus.created(image.length);
    tus.append(upload, 0, image).expect(204);
    clock.advance(Duration.ofMinutes(9));
    tus.head(upload).expect(204);
    clock.advance(Duration.ofMinutes(2));
    sweep.sweep();
    tus.head(upload).expect(404);
  }

  @Test
  void deletesFilesOfNoUpload() throws IOException {
    Path lost = Files.write(directory.resolve(Ids.next()), new byte[10]);
    sweep.sweep();
    assertThat(lost).as("young").exists();
    clock.advance(Duration.ofHours(2));
    sweep.sweep();
    assertThat(lost).doesNotExist();
  }

  private Path file(String upload) {
    return directory.resolve(upload.substring(upload.lastIndexOf('/') + 1));
  }
}

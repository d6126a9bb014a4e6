package dev.pinhole.server.upload.internal.tus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PinholeTest;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Connections that break or stand still, requests at once, and a server that cannot go on. */
@PinholeTest
class TusFaultIT {
  @Autowired TestApi server;

  @Value("${pinhole.data}")
  Path data;

  private TusApi tus;

  @BeforeEach
  void signIn() {
    tus = new TusApi(server.asUser("tus-fault"));
  }

  @Test
  void keepsWhatCameBeforeTheConnectionBroke() throws IOException {
    byte[] image = TestImages.largePng(8701, 9_000_000);
    String upload = tus.created(image.length);
    try (RawPatch patch = new RawPatch(tus.api(), upload, 0, image.length)) {
      patch.send(TusApi.part(image, 0, 5_000_000));
    }
    awaitOffset(upload, 5_000_000);
    Answer rest = tus.append(upload, 5_000_000, TusApi.part(image, 5_000_000, image.length));
    new ImageApi(tus.api()).get(rest.expect(204).header("Pinhole-Image")).expect(200);
  }

  @Test
  void keepsNothingUncheckedOfABrokenConnection() throws IOException {
    byte[] image = TestImages.largePng(8702, 9_000_000);
    String upload = tus.created(image.length);
    String checksum = "Upload-Checksum: sha1 2jmj7l5rSw0yVb/vlWAYkK/YBwk=";
    try (RawPatch patch = new RawPatch(tus.api(), upload, 0, image.length, checksum)) {
      patch.send(TusApi.part(image, 0, 5_000_000));
      awaitFile(upload, 5_000_000);
    }
    awaitOffset(upload, 0);
  }

  @Test
  void tellsTheSecondOfTwoAtOnce() throws IOException {
    String upload = tus.created(100_000);
    try (ScheduledExecutorService alive = Executors.newSingleThreadScheduledExecutor();
        RawPatch patch = new RawPatch(tus.api(), upload, 0, 100_000)) {
      patch.send(new byte[1000]);
      awaitFile(upload, 1000);
      ScheduledFuture<?> dripping =
          alive.scheduleAtFixedRate(() -> drip(patch), 0, 50, TimeUnit.MILLISECONDS);
      Answer second = tus.append(upload, 0, new byte[10]).expect(423);
      assertThat(second.code()).isEqualTo("upload-locked");
      assertThat(second.header("Retry-After")).isEqualTo("1");
      tus.head(upload).expect(423);
      tus.delete(upload).expect(423);
      assertThat(dripping.cancel(true)).isTrue();
    }
  }

  /** A byte now and then, not to be taken for dead. */
  private static void drip(RawPatch patch) {
    try {
      patch.send(new byte[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void handsOverWhatAConnectionThatStandsStillHolds() throws IOException {
    byte[] image = TestImages.largePng(8703, 100_000);
    String upload = tus.created(image.length);
    try (RawPatch silent = new RawPatch(tus.api(), upload, 0, image.length)) {
      silent.send(TusApi.part(image, 0, 40_000));
      awaitOffset(upload, 40_000);
      Answer rest = tus.append(upload, 40_000, TusApi.part(image, 40_000, image.length));
      String key = rest.expect(204).header("Pinhole-Image");
      silent.send(TusApi.part(image, 40_000, image.length));
      new ImageApi(tus.api()).get(key).expect(200);
    }
    assertThat(tus.head(upload).expect(204).header("Pinhole-Image")).hasSize(22);
  }

  @Test
  void makesTheImageLaterWhereItCannotBeMadeNow() throws IOException {
    byte[] image = TestImages.png(8704);
    String upload = tus.created(image.length);
    Path staging = data.resolve("blobs").resolve("staging");
    Path away = Files.move(staging, data.resolve("away"));
    try {
      tus.append(upload, 0, image).expect(503);
      Answer asked = tus.head(upload).expect(423);
      assertThat(asked.header("Retry-After")).isEqualTo("1");
      tus.append(upload, image.length, new byte[0]).expect(503);
    } finally {
      Files.move(away, staging);
    }
    String key = tus.head(upload).expect(204).header("Pinhole-Image");
    new ImageApi(tus.api()).get(key).expect(200);
  }

  @Test
  void startsAnewWhereAcknowledgedBytesWereLost() throws IOException {
    String upload = tus.created(1000);
    tus.append(upload, 0, new byte[500]).expect(204);
    Files.delete(file(upload));
    tus.head(upload).expect(404);
  }

  @Test
  void cutsOffWhatWasNeverAcknowledged() throws IOException {
    byte[] image = TestImages.largePng(8705, 100_000);
    String upload = tus.created(image.length);
    tus.append(upload, 0, TusApi.part(image, 0, 50_000)).expect(204);
    Files.write(file(upload), new byte[70_000], StandardOpenOption.APPEND);
    tus.append(upload, 50_000, TusApi.part(image, 50_000, image.length)).expect(204);
  }

  private void awaitOffset(String upload, long offset) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          Answer asked = tus.head(upload).expect(204);
          assertThat(asked.header("Upload-Offset")).isEqualTo(Long.toString(offset));
        });
  }

  private void awaitFile(String upload, long size) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(file(upload)) && Files.size(file(upload)) >= size);
  }

  private Path file(String upload) {
    return data.resolve("tus").resolve(upload.substring(upload.lastIndexOf('/') + 1));
  }
}

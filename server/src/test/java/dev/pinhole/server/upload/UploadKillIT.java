package dev.pinhole.server.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PackagedServer;
import dev.pinhole.server.TestApi.Answer;
import dev.pinhole.server.image.ImageApi;
import dev.pinhole.server.image.TestImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was being completed when the server was killed can be completed afterwards. */
class UploadKillIT {
  private static final int UPLOADS = 24;
  private static final String SHORT_LEASE = "--pinhole.upload.direct.lease=3s";

  @TempDir Path folder;

  @Test
  void completesAfterwardsWhatWasUnderWay() throws Exception {
    PackagedServer.Home home = PackagedServer.Home.fresh(folder.resolve("data"));
    List<JsonNode> announced = new ArrayList<>();
    Map<Integer, String> answered = completeUntilKilled(home, announced);

    try (PackagedServer server = PackagedServer.start(home, List.of(), SHORT_LEASE)) {
      DirectApi uploads = new DirectApi(server.api().asAdmin());
      for (int i = 0; i < UPLOADS; i++) {
        String key = DirectApi.key(awaitCompleted(uploads, announced.get(i)));
        assertThat(answered.getOrDefault(i, key)).isEqualTo(key);
        assertThat(uploads.api().get("/i/" + key).expect(200).body()).isEqualTo(content(i));
      }
      assertThat(new ImageApi(uploads.api()).list("?limit=200").json().path("items"))
          .hasSize(UPLOADS);
      assertThat(uploads.pending()).isEmpty();
    }
    assertThat(StagingFiles.in(home.sent())).isEmpty();
    Path report = folder.resolve("report");
    assertThat(PackagedServer.command(home, "check", report)).isZero();
    assertThat(Files.readString(report)).contains("Clean.");
  }

  private static Map<Integer, String> completeUntilKilled(
      PackagedServer.Home home, List<JsonNode> announced) throws IOException, InterruptedException {
    Map<Integer, String> answered = new ConcurrentHashMap<>();
    CountDownLatch some = new CountDownLatch(4);
    try (PackagedServer server = PackagedServer.start(home, List.of(), SHORT_LEASE);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      DirectApi uploads = new DirectApi(server.api().asAdmin());
      for (int i = 0; i < UPLOADS; i++) {
        announced.add(uploads.announced(content(i)));
        uploads.send(announced.get(i), content(i)).expect(200);
      }
      for (int i = 0; i < UPLOADS; i++) {
        int number = i;
        threads.execute(() -> complete(uploads, announced.get(number), number, answered, some));
      }
      assertThat(some.await(3, TimeUnit.MINUTES)).isTrue();
      server.kill();
    }
    return answered;
  }

  private static void complete(
      DirectApi uploads,
      JsonNode upload,
      int number,
      Map<Integer, String> answered,
      CountDownLatch some) {
    try {
      Answer answer = uploads.complete(upload);
      if (answer.status() == 201) {
        answered.put(number, DirectApi.key(answer));
        some.countDown();
      }
    } catch (UncheckedIOException e) {
      // killed before it answered: nothing was promised
      assertThat(e).hasCauseInstanceOf(IOException.class);
    }
  }

  private static Answer awaitCompleted(DirectApi uploads, JsonNode upload) {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> uploads.complete(upload), answer -> answer.status() / 100 == 2);
  }

  private static byte[] content(int seed) {
    return TestImages.largePng(seed, 300_000);
  }
}

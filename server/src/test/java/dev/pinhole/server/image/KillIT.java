package dev.pinhole.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.server.PackagedServer;
import dev.pinhole.server.TestApi;
import dev.pinhole.server.TestApi.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after a kill -9 in the middle of everything. */
class KillIT {
  private static final int UPLOADS = 200;

  @TempDir Path folder;

  @Test
  void losesNoAcknowledgedImage() throws Exception {
    PackagedServer.Home home = PackagedServer.Home.fresh(folder.resolve("data"));
    Map<String, Integer> acknowledged = uploadUntilKilled(home);
    assertThat(acknowledged).as("uploads acknowledged before the kill").hasSizeBetween(20, UPLOADS);

    try (PackagedServer server = PackagedServer.start(home, List.of())) {
      TestApi api = server.api().asAdmin();
      for (Map.Entry<String, Integer> image : acknowledged.entrySet()) {
        assertThat(original(api, image.getKey())).isEqualTo(content(image.getValue()));
      }
      new ImageApi(api).raw("", TestImages.png(-1)).expect(201);
    }
    Path report = folder.resolve("check.txt");
    int exit = PackagedServer.command(home, "check", report);
    assertThat(exit).as(Files.readString(report)).isZero();
  }

  private static Map<String, Integer> uploadUntilKilled(PackagedServer.Home home)
      throws IOException, InterruptedException {
    Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    CountDownLatch enough = new CountDownLatch(20);
    try (PackagedServer server = PackagedServer.start(home, List.of());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ImageApi images = new ImageApi(server.api().asAdmin());
      for (int seed = 0; seed < UPLOADS; seed++) {
        int number = seed;
        threads.execute(() -> upload(images, number, acknowledged, enough));
      }
      assertThat(enough.await(120, TimeUnit.SECONDS)).isTrue();
      server.kill();
    }
    return acknowledged;
  }

  private static void upload(
      ImageApi images, int seed, Map<String, Integer> acknowledged, CountDownLatch enough) {
    try {
      Answer answer = images.raw("", content(seed));
      if (answer.status() == 201) {
        acknowledged.put(ImageApi.key(answer), seed);
        enough.countDown();
      }
    } catch (UncheckedIOException e) {
      // killed before it answered: nothing was promised
      assertThat(e).hasCauseInstanceOf(IOException.class);
    }
  }

  /** From 20 kB to several chunks. */
  private static byte[] content(int seed) {
    return TestImages.largePng(seed, seed % 20 == 0 ? 9_000_000 : 20_000 * (1 + seed % 10));
  }

  private static byte[] original(TestApi api, String key) throws IOException {
    byte[] archive = api.get("/api/v1/archive?keys=" + key).expect(200).body();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      zip.getNextEntry();
      return zip.readAllBytes();
    }
  }
}

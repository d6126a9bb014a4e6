package dev.pinhole.server.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.PackagedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two packaged servers with a browser each. They share a PostgreSQL database, blobs and keys; each
 * has a data folder of its own, as on two machines.
 */
@EnabledIfSystemProperty(named = "pinhole.test.database", matches = "postgresql")
class TwoNodesIT {
  private static final int SHARED = 20;

  @TempDir Path folder;

  private final FixtureSite site = FixtureSite.open();
  private final CountDownLatch hold = new CountDownLatch(1);
  private final List<String> ids = new ArrayList<>();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void shareTheQueueAndTheSurvivorGoesOnWithWhatTheOtherWasRunning() throws Exception {
    PackagedServer.Home home = PackagedServer.Home.fresh(folder.resolve("one"));
    PackagedServer.Home other =
        new PackagedServer.Home(folder.resolve("two"), home.database(), home.storage());
    try (PackagedServer one = start(home);
        PackagedServer two = start(other)) {
      CaptureApi first = new CaptureApi(one.api().asAdmin());
      CaptureApi second = new CaptureApi(two.api().asAdmin());
      share(first, second);
      killAmidPictures(one, second);
    }
  }

  private void share(CaptureApi first, CaptureApi second) {
    for (int i = 0; i < SHARED; i++) {
      site.page("/" + i, page(i));
      ids.add((i % 2 == 0 ? first : second).submit("url", site.url("/" + i)));
    }
    awaitAll(second);
    OnceEach.require(first, ids);
    OnceEach.require(second, ids);
    for (int i = 0; i < SHARED; i++) {
      assertThat(site.requests("/" + i)).as("requests for page %s", i).hasSize(1);
    }
  }

  /** With one browser each, two pictures under way are one on either node. */
  private void killAmidPictures(PackagedServer one, CaptureApi second) throws Exception {
    for (String path : List.of("/held/1", "/held/2")) {
      site.handle(
          path,
          exchange -> {
            awaitRelease();
            byte[] html = page(path.hashCode()).getBytes(StandardCharsets.UTF_8);
            FixtureSite.send(exchange, 200, "text/html", html);
          });
      ids.add(second.submit("url", site.url(path)));
    }
    await().atMost(Duration.ofMinutes(2)).until(() -> requestsForHeld().equals(List.of(1, 1)));
    one.kill();
    hold.countDown();
    awaitAll(second);
    OnceEach.require(second, ids);
    assertThat(requestsForHeld()).containsExactlyInAnyOrder(1, 2);
  }

  private List<Integer> requestsForHeld() {
    return List.of(site.requests("/held/1").size(), site.requests("/held/2").size());
  }

  private void awaitRelease() throws IOException {
    try {
      hold.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void awaitAll(CaptureApi captures) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> captures.count("done") + captures.count("failed") == ids.size());
  }

  private PackagedServer start(PackagedServer.Home home) throws IOException {
    return PackagedServer.start(
        home,
        List.of("-XX:TieredStopAtLevel=1"),
        "--pinhole.blob.directory=" + folder.resolve("blobs"),
        "--pinhole.keys=" + folder.resolve("keys"),
        "--pinhole.egress.allow=127.0.0.1:" + site.port(),
        "--pinhole.capture.browsers=1",
        "--pinhole.capture.per-minute=1000",
        "--pinhole.capture.concurrent-per-account=10");
  }

  /** Each looks different. */
  private static String page(int number) {
    return "<!doctype html><title>%1$d</title><body style=\"background: hsl(%1$d 60%% 60%%)\"><h1>%1$d</h1>"
        .formatted(number);
  }
}

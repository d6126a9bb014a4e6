package dev.pinhole.server.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.PackagedServer;
import dev.pinhole.server.TestApi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The packaged server with real browsers, killed while captures are queued and running. */
class CaptureKillIT {
  private static final int CAPTURES = 50;

  @TempDir Path folder;

  @Test
  void takesEachPictureOnceWhateverHappensToTheServer() throws Exception {
    try (FixtureSite site = FixtureSite.open()) {
      IntStream.range(0, CAPTURES).forEach(i -> site.page("/" + i, page(i)));
      PackagedServer.Home home = PackagedServer.Home.fresh(folder.resolve("data"));
      String[] settings = {
        "--pinhole.egress.allow=127.0.0.1:" + site.port(),
        "--pinhole.capture.per-minute=1000",
        "--pinhole.capture.concurrent-per-account=10"
      };
      List<String> ids = new ArrayList<>();
      Set<String> doneBefore = new HashSet<>();
      try (PackagedServer server = PackagedServer.start(home, List.of(), settings)) {
        CaptureApi captures = new CaptureApi(server.api().asAdmin());
        for (int i = 0; i < CAPTURES; i++) {
          ids.add(captures.submit("url", site.url("/" + i), "viewport_width", 320));
        }
        // some are done, some run, most wait
        await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> count(captures, "done") >= 3 && count(captures, "running") >= 1);
        list(captures.api(), "/api/v1/captures?limit=200&state=done")
            .forEach(capture -> doneBefore.add(capture.path("url").asString()));
        server.kill();
      }
      try (PackagedServer server = PackagedServer.start(home, List.of(), settings)) {
        CaptureApi captures = new CaptureApi(server.api().asAdmin());
        assertThat(count(captures, "done")).as("done before the kill").isLessThan(CAPTURES);
        await()
            .atMost(Duration.ofMinutes(4))
            .until(() -> count(captures, "done") + count(captures, "failed") == CAPTURES);
        requireOnceEach(captures, ids);
        for (int i = 0; i < CAPTURES; i++) {
          String url = site.url("/" + i);
          assertThat(site.requests("/" + i).size())
              .as("requests for %s", url)
              .isBetween(1, doneBefore.contains(url) ? 1 : 2);
          assertThat(list(captures.api(), "/api/v1/captures/timeline?url=" + url)).hasSize(1);
        }
      }
    }
  }

  private static void requireOnceEach(CaptureApi captures, List<String> ids) {
    Set<String> done = new HashSet<>();
    Set<String> images = new HashSet<>();
    for (JsonNode capture : list(captures.api(), "/api/v1/captures?limit=200")) {
      assertThat(capture.path("state").asString()).as(capture.toString()).isEqualTo("done");
      done.add(capture.path("id").asString());
      images.add(capture.path("image").path("key").asString());
    }
    assertThat(done).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(images).hasSize(CAPTURES);
    assertThat(list(captures.api(), "/api/v1/images?limit=200&source=capture"))
        .extracting(image -> image.path("key").asString())
        .containsExactlyInAnyOrderElementsOf(images);
  }

  private static int count(CaptureApi captures, String state) {
    return list(captures.api(), "/api/v1/captures?limit=200&state=" + state).size();
  }

  private static List<JsonNode> list(TestApi api, String path) {
    List<JsonNode> items = new ArrayList<>();
    api.get(path).expect(200).json().path("items").forEach(items::add);
    return items;
  }

  /** Each looks different. */
  private static String page(int number) {
    return "<!doctype html><title>%1$d</title><body style=\"background: hsl(%2$d 60%% 60%%)\"><h1>%1$d</h1>"
        .formatted(number, number * 7);
  }
}

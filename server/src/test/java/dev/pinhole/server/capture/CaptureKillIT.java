package dev.pinhole.server.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pinhole.server.PackagedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server with real browsers, killed again and again while there are captures. */
class CaptureKillIT {
  private static final int CAPTURES = 50;
  private static final int KILLS = 4;

  /** Compiling well does not pay for a process that is soon killed. */
  private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1");

  @TempDir Path folder;

  private final FixtureSite site = FixtureSite.open();
  private final List<String> ids = new ArrayList<>();

  /** How often a page that had its picture at a kill had been asked for then. */
  private final Map<String, Integer> settled = new HashMap<>();

  private PackagedServer.Home home;

  @BeforeEach
  void prepare() {
    IntStream.range(0, CAPTURES).forEach(i -> site.page("/" + i, page(i)));
    home = PackagedServer.Home.fresh(folder.resolve("data"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void takesEachPictureOnceWhateverHappensToTheServer() throws Exception {
    try (PackagedServer server = start()) {
      CaptureApi captures = new CaptureApi(server.api().asAdmin());
      IntStream.range(0, CAPTURES)
          .forEach(i -> ids.add(captures.submit("url", site.url("/" + i), "viewport_width", 320)));
      server.kill();
    }
    killWhileItStarts();
    try (PackagedServer server = start()) {
      patiently().until(anotherPageIsAskedFor());
      server.kill();
    }
    try (PackagedServer server = start()) {
      CaptureApi captures = new CaptureApi(server.api().asAdmin());
      int before = captures.count("done");
      patiently().until(() -> captures.count("done") >= before + 3);
      noteWhatIsDone(captures);
      server.kill();
    }
    assertThat(settled).hasSizeLessThan(CAPTURES);
    try (PackagedServer server = start()) {
      CaptureApi captures = new CaptureApi(server.api().asAdmin());
      patiently().until(() -> captures.count("done") + captures.count("failed") == CAPTURES);
      OnceEach.require(captures, ids);
    }
    requireFewRequests();
  }

  /** When it has its name in the queue, and may have freed what the one before was running. */
  private void killWhileItStarts() throws Exception {
    Set<String> before = nodes();
    Process server = PackagedServer.launch(home, JVM, settings());
    patiently().until(() -> !before.containsAll(nodes()));
    server.destroyForcibly().waitFor();
  }

  private Set<String> nodes() {
    try (Stream<Path> files = Files.list(home.data().resolve("nodes"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Callable<Boolean> anotherPageIsAskedFor() {
    int before = site.requests().size();
    return () -> site.requests().size() > before;
  }

  private void noteWhatIsDone(CaptureApi captures) {
    captures
        .list("/api/v1/captures?state=done")
        .forEach(capture -> {
          String path = capture.path("url").asString().replace(site.url(""), "");
          settled.put(path, site.requests(path).size());
        });
  }

  private void requireFewRequests() {
    for (int i = 0; i < CAPTURES; i++) {
      String path = "/" + i;
      assertThat(site.requests(path).size())
          .as("requests for %s", path)
          .isBetween(1, settled.getOrDefault(path, 1 + KILLS));
    }
  }

  private PackagedServer start() throws IOException {
    return PackagedServer.start(home, JVM, settings());
  }

  private String[] settings() {
    return new String[] {
      "--pinhole.egress.allow=127.0.0.1:" + site.port(),
      "--pinhole.capture.per-minute=1000",
      "--pinhole.capture.concurrent-per-account=10",
      // one and the same may be running at each kill
      "--pinhole.capture.attempts=" + (1 + KILLS)
    };
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(20));
  }

  /** Each looks different. */
  private static String page(int number) {
    return "<!doctype html><title>%1$d</title><body style=\"background: hsl(%2$d 60%% 60%%)\"><h1>%1$d</h1>"
        .formatted(number, number * 7);
  }
}

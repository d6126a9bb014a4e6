package dev.pinhole.server.capture.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.PageFacts;
import dev.pinhole.server.capture.CaptureException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingTest extends Visits {
  private static final String DONE = "document.title";
  private final CountDownLatch end = new CountDownLatch(1);

  /** Answers when the test is over. */
  WaitingTest() {
    site.handle("/never", exchange -> await(20));
    site.handle(
        "/soon.js",
        exchange -> {
          await(1);
          exchange.getResponseHeaders().set("Content-Type", "text/javascript");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("document.title += ' soon'".getBytes(UTF_8));
        });
  }

  private void await(int seconds) {
    try {
      boolean over = end.await(seconds, TimeUnit.SECONDS);
      assertThat(over || seconds < 20).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void letGo() {
    end.countDown();
  }

  @Test
  void loadWaitsForResourcesAndDomContentLoadedDoesNot() throws Exception {
    site.page("/", "<title>page</title><script async src=/soon.js></script><p>Hello");
    assertThat(say("/", DONE, Map.of())).isEqualTo("page soon");
    site.page("/held", "<title>page</title><script async src=/never></script><p>Hello");
    Map<String, Object> early = Map.of("wait_until", "domcontentloaded", "navigation_timeout", 15);
    assertThat(say("/held", DONE, early)).isEqualTo("page");
  }

  @Test
  void networkIdleWaitsForWhatScriptsFetch() throws Exception {
    site.page("/held", fetching("/never"));
    assertThat(say("/held", DONE, Map.of("navigation_timeout", 15))).isEqualTo("page");
    site.page("/", fetching("/soon.js"));
    assertThat(say("/", DONE, Map.of("wait_until", "networkidle0"))).isEqualTo("fetched");
  }

  private static String fetching(String path) {
    return "<title>page</title><script>onload = () => fetch('"
        + path
        + "').then(r => r.text()).then(() => { document.title = 'fetched'; })</script>";
  }

  @Test
  void networkIdle2LetsTwoRequestsRun() throws Exception {
    site.page(
        "/",
        "<title>page</title><script>onload = () => { fetch('/never'); fetch('/never'); }</script>");
    assertThat(say("/", DONE, Map.of("wait_until", "networkidle2", "navigation_timeout", 15)))
        .isEqualTo("page");
    assertFails(
        CaptureErrorCode.TIMEOUT, Map.of("wait_until", "networkidle0", "navigation_timeout", 3));
  }

  @Test
  void delaysThePicture() throws Exception {
    String late = "<script>setTimeout(() => { document.title = 'late'; }, %d)</script>";
    site.page("/later", late.formatted(30_000));
    assertThat(say("/later", DONE, Map.of())).isEmpty();
    site.page("/", late.formatted(300));
    assertThat(say("/", DONE, Map.of("delay", 1))).isEqualTo("late");
  }

  @Test
  void waitsForAnElementToBeSeen() throws Exception {
    String late =
        "<p id=it hidden>It</p><script>setTimeout(() => { it.hidden = false; }, %d)</script>";
    site.page("/later", late.formatted(30_000));
    assertThat(say("/later", "it.hidden", Map.of())).isEqualTo("true");
    site.page("/", late.formatted(600));
    assertThat(say("/", "it.hidden", Map.of("wait_for_selector", "#it"))).isEqualTo("false");
  }

  @Test
  void failsWhenTimeIsOver() {
    site.page("/", "<img src=/never><p>Hello");
    assertFails(CaptureErrorCode.TIMEOUT, Map.of("timeout", 2));
    assertFails(CaptureErrorCode.TIMEOUT, Map.of("navigation_timeout", 1));
    assertFails(CaptureErrorCode.TIMEOUT, Map.of("timeout", 2, "wait_for_selector", "#never"));
  }

  @Test
  void takesWhatThereIsWithBestEffort() throws Exception {
    site.page("/", "<title>half</title><img src=/never><p>Hello");
    PageFacts half = at("/", Map.of("navigation_timeout", 5, "best_effort", true), Visit::facts);
    assertThat(half.timedOut()).isTrue();
    assertThat(half.title()).isEqualTo("half");
    Map<String, Object> selector =
        Map.of(
            "wait_until",
            "domcontentloaded",
            "wait_for_selector",
            "#never",
            "timeout",
            8,
            "best_effort",
            true);
    PageFacts without = at("/", selector, Visit::facts);
    assertThat(without.timedOut()).isTrue();
  }

  @Test
  void thereIsNoBestEffortWithoutAnAnswer() {
    assertThatThrownBy(
            () -> say("/never", "1", Map.of("navigation_timeout", 1, "best_effort", true)))
        .isInstanceOfSatisfying(
            CaptureException.class, e -> assertThat(e.code()).isEqualTo(CaptureErrorCode.TIMEOUT));
  }

  private void assertFails(CaptureErrorCode code, Map<String, Object> options) {
    assertThatThrownBy(() -> say("/", "1", options))
        .isInstanceOfSatisfying(CaptureException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}

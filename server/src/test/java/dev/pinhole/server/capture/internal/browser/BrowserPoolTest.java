package dev.pinhole.server.capture.internal.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.server.capture.CaptureException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrowserPoolTest {
  private static final Duration TIME = Duration.ofSeconds(60);

  private static BrowserPool pool;

  @BeforeAll
  static void open() {
    pool = TestBrowsers.open(1);
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  /** Whatever happened, the next one works. */
  @AfterEach
  void nextCaptureWorks() throws Exception {
    assertThat(title("next")).isEqualTo("next");
  }

  @Test
  void worksOnAWarmBrowser() throws Exception {
    long first = driver(pool);
    assertThat(title("Hello")).isEqualTo("Hello");
    assertThat(driver(pool)).as("the same browser").isEqualTo(first);
  }

  @Test
  void closesWhatWorkLeavesOpen() throws Exception {
    title("left open");
    assertThat(pool.<Integer>run(TIME, browser -> browser.contexts().size())).isZero();
  }

  @Test
  void endsABrowserThatHangs() throws Exception {
    title("warm");
    long began = System.nanoTime();
    CaptureException failure = failure(() -> hang(Duration.ofSeconds(1)));
    assertThat(failure.code()).isEqualTo(CaptureErrorCode.TIMEOUT);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void cancellingEndsTheWork() throws Exception {
    long driver = driver(pool);
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicReference<Throwable> seen = new AtomicReference<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                pool.run(
                    TIME,
                    browser -> {
                      Page page = browser.newPage();
                      hanging.countDown();
                      return page.evaluate("while (true);");
                    });
              } catch (CaptureException | InterruptedException e) {
                seen.set(e);
              }
            });
    hanging.await();
    caller.interrupt();
    assertThat(caller.join(Duration.ofSeconds(30))).isTrue();
    assertThat(seen.get()).isInstanceOf(InterruptedException.class);
    await().until(() -> ProcessHandle.of(driver).isEmpty());
  }

  @Test
  void aCancelledJobThatWaitsIsNeverBegun() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> first =
          threads.submit(() ->
              pool.<Boolean>run(
                  TIME,
                  browser -> {
                    busy.countDown();
                    release.await();
                    return true;
                  }));
      busy.await();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() ->
              pool.run(
                  TIME,
                  browser -> {
                    throw new AssertionError("begun");
                  }))
          .isInstanceOf(InterruptedException.class);
      release.countDown();
      assertThat(first.get()).isTrue();
    }
  }

  @Test
  void replacesABrowserThatCrashesDuringWork() {
    CaptureException failure =
        failure(() ->
            pool.run(
                TIME,
                browser -> {
                  Page page = browser.newPage();
                  chromium().destroyForcibly();
                  return page.evaluate("1");
                }));
    assertThat(failure.code()).isEqualTo(CaptureErrorCode.BROWSER);
  }

  @Test
  void replacesABrowserThatCrashedBetweenWork() throws Exception {
    driver(pool);
    ProcessHandle chromium = chromium();
    chromium.destroyForcibly();
    await().until(() -> !chromium.isAlive());
    assertThat(title("after the crash")).isEqualTo("after the crash");
  }

  @Test
  void aCrashedPageIsATypedError() {
    CaptureException failure =
        failure(() ->
            pool.run(
                TIME,
                browser -> {
                  Page page = browser.newPage();
                  page.navigate("chrome://crash");
                  return page.title();
                }));
    assertThat(failure.code()).isEqualTo(CaptureErrorCode.BROWSER);
  }

  /** V8 gives up at its bound, or is kept busy there until the time is over. */
  @Test
  void whatScriptsAllocateIsBounded() {
    String hoard = "() => { const all = []; while (true) all.push(new Array(1e5).fill({})); }";
    CaptureException failure =
        failure(
            () -> pool.run(Duration.ofSeconds(6), browser -> browser.newPage().evaluate(hoard)));
    assertThat(failure.code())
        .isIn(CaptureErrorCode.BROWSER, CaptureErrorCode.TOO_LARGE, CaptureErrorCode.TIMEOUT);
  }

  @Test
  void whatPagesHoldOutsideOfScriptsIsBounded() throws Exception {
    try (BrowserPool small =
        TestBrowsers.open(
            Map.of("browsers", "1", "max-browser-memory", "800MB", "browser-memory", "700MB"))) {
      CaptureException failure =
          failure(() ->
              small.run(
                  TIME,
                  browser ->
                      browser
                          .newPage()
                          .evaluate(
                              "async () => { const all = []; while (true) {"
                                  + " all.push(new Uint8Array(2e7).fill(1));"
                                  + " await new Promise(done => setTimeout(done, 10)); } }")));
      assertThat(failure.code()).isEqualTo(CaptureErrorCode.TOO_LARGE);
      assertThat(driver(small)).isPositive();
    }
  }

  @Test
  void recyclesAfterSoManyCaptures() throws Exception {
    try (BrowserPool wearing = TestBrowsers.open(Map.of("browsers", "1", "recycle-after", "2"))) {
      List<Long> drivers =
          IntStream.range(0, 4).mapToObj(each -> driver(wearing)).distinct().toList();
      assertThat(drivers).hasSize(2);
    }
  }

  @Test
  void recyclesWhatHasGrown() throws Exception {
    try (BrowserPool growing = TestBrowsers.open(Map.of("browsers", "1", "browser-memory", "1B"))) {
      assertThat(driver(growing)).isNotEqualTo(driver(growing));
    }
  }

  @Test
  void closingEndsWhatRunsAndAllProcesses() throws Exception {
    BrowserPool other = TestBrowsers.open(1);
    long driver = driver(other);
    CountDownLatch hanging = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> running =
          threads.submit(() ->
              other.run(
                  TIME,
                  browser -> {
                    Page page = browser.newPage();
                    hanging.countDown();
                    return page.evaluate("while (true);");
                  }));
      hanging.await();
      other.close();
      assertThatThrownBy(running::get).hasRootCauseInstanceOf(CaptureException.class);
    }
    await().until(() -> ProcessHandle.of(driver).isEmpty());
    assertThatThrownBy(() -> driver(other)).hasMessageContaining("stopping");
  }

  private static Object hang(Duration time) throws Exception {
    return pool.run(time, browser -> browser.newPage().evaluate("while (true);"));
  }

  private static String title(String title) throws Exception {
    return pool.run(
        TIME,
        browser -> {
          Page page = browser.newPage();
          page.setContent("<title>%s</title>".formatted(title));
          return page.title();
        });
  }

  private interface Attempt {
    Object make() throws Exception;
  }

  private static CaptureException failure(Attempt attempt) {
    return catchThrowableOfType(CaptureException.class, attempt::make);
  }

  /** The process id of the driver, which is another one for another browser. */
  private static long driver(BrowserPool of) {
    try {
      return of.run(TIME, browser -> newest().pid());
    } catch (CaptureException | InterruptedException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static ProcessHandle chromium() {
    ProcessHandle started = newest().children().findFirst().orElseThrow();
    return BrowserProcesses.isShell(started)
        ? started.children().findFirst().orElseThrow()
        : started;
  }

  /** Of the drivers, that which started last: the one under test. */
  private static ProcessHandle newest() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("run-driver"))
        .max(Comparator.comparing(BrowserPoolTest::start))
        .orElseThrow();
  }

  /** One that has just ended has no start any more. */
  private static Instant start(ProcessHandle driver) {
    return driver.info().startInstant().orElse(Instant.EPOCH);
  }
}

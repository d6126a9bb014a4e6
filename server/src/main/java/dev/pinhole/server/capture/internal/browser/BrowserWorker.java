package dev.pinhole.server.capture.internal.browser;

import com.microsoft.playwright.PlaywrightException;
import dev.pinhole.server.capture.CaptureException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread with one browser: Playwright's objects work on the thread that made them only. */
final class BrowserWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(BrowserWorker.class);

  /** For what the work does of its own accord when its time is over. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final Duration TIDY_LIMIT = Duration.ofSeconds(5);
  private static final Duration MEMORY_CHECK = Duration.ofSeconds(1);

  private final BrowserProperties properties;
  private final BrowserLauncher launcher;
  private final BlockingQueue<BrowserJob<?>> jobs;
  private final Watchdog watchdog;
  private volatile boolean closed;
  private volatile @Nullable BrowserJob<?> current;
  private @Nullable WarmBrowser browser;

  BrowserWorker(
      BrowserProperties properties,
      BrowserLauncher launcher,
      BlockingQueue<BrowserJob<?>> jobs,
      Watchdog watchdog) {
    this.properties = properties;
    this.launcher = launcher;
    this.jobs = jobs;
    this.watchdog = watchdog;
  }

  @Override
  public void run() {
    try {
      if (properties.warm()) {
        warmUp();
      }
      while (!closed) {
        take(jobs.take());
      }
    } catch (InterruptedException e) {
      LOG.debug("Stopping");
    } finally {
      endBrowser();
    }
  }

  /** To be followed by an interruption of the thread. */
  void close() {
    closed = true;
    BrowserJob<?> job = current;
    if (job != null) {
      job.stop(BrowserJob.Stop.SHUTDOWN);
    }
  }

  private void take(BrowserJob<?> job) {
    current = job;
    try {
      if (!job.isStopped()) {
        doWithBrowser(job);
      }
    } catch (CaptureException | RuntimeException | Error e) {
      job.fail(e);
    } finally {
      current = null;
    }
    tidy();
  }

  private void doWithBrowser(BrowserJob<?> job) throws CaptureException {
    WarmBrowser warm = browser();
    Duration limit = job.time().plus(GRACE);
    try (Watchdog.Watch _ = watchdog.after(limit, () -> job.stop(BrowserJob.Stop.TIME));
        Watchdog.Watch _ = watchdog.every(MEMORY_CHECK, () -> checkMemory(warm, job))) {
      job.doWith(warm);
    }
  }

  private void checkMemory(WarmBrowser warm, BrowserJob<?> job) {
    if (warm.memory() > properties.maxBrowserMemory().toBytes()) {
      job.stop(BrowserJob.Stop.MEMORY);
    }
  }

  private WarmBrowser browser() throws CaptureException {
    if (browser != null && !browser.lives()) {
      LOG.warn("A browser ended by itself between captures; a new one takes its place");
      endBrowser();
    }
    if (browser == null) {
      browser = launcher.start();
    }
    return browser;
  }

  private void warmUp() {
    try {
      browser();
    } catch (CaptureException | RuntimeException e) {
      LOG.debug("The next capture tries again", e);
    }
  }

  /** Leaves a browser that can do the next job; a new one where this one cannot. */
  private void tidy() {
    WarmBrowser warm = browser;
    if (warm == null) {
      return;
    }
    if (!isTidy(warm) || isWornOut(warm)) {
      endBrowser();
      if (!closed) {
        warmUp();
      }
    }
  }

  private boolean isTidy(WarmBrowser warm) {
    try (Watchdog.Watch _ = watchdog.after(TIDY_LIMIT, warm::kill)) {
      if (warm.lives()) {
        warm.tidy();
      }
      return warm.lives();
    } catch (PlaywrightException e) {
      LOG.debug("The browser does not close its pages", e);
      return false;
    }
  }

  private boolean isWornOut(WarmBrowser warm) {
    return warm.captures() >= properties.recycleAfter()
        || warm.memory() > properties.browserMemory().toBytes();
  }

  private void endBrowser() {
    WarmBrowser ended = browser;
    browser = null;
    if (ended != null) {
      ended.end();
    }
  }
}

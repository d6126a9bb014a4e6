package dev.pinhole.server.capture.internal.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A browser that runs. Belongs to the thread that started it, but for {@link #kill}. */
final class WarmBrowser {
  private static final Logger LOG = LoggerFactory.getLogger(WarmBrowser.class);

  private final Playwright playwright;
  private final Browser browser;
  private final BrowserProcesses processes;
  private final Path folder;
  private volatile boolean killed;
  private int captures;

  WarmBrowser(Playwright playwright, Browser browser, BrowserProcesses processes, Path folder) {
    this.playwright = playwright;
    this.browser = browser;
    this.processes = processes;
    this.folder = folder;
  }

  /** Counts one more piece of work. */
  Browser forWork() {
    captures++;
    return browser;
  }

  int captures() {
    return captures;
  }

  boolean lives() {
    return !killed && processes.live();
  }

  /** Bytes. */
  long memory() {
    return processes.memory();
  }

  /** Closes what work has left open. */
  void tidy() {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
  }

  /** Ends it at once; the owner's call to it fails. For any thread. */
  void kill() {
    killed = true;
    processes.kill();
  }

  /** Ends it and removes its files. */
  void end() {
    kill();
    processes.awaitEnd();
    try {
      playwright.close();
    } catch (PlaywrightException e) {
      LOG.debug("The connection was broken already", e);
    }
    discard(folder);
  }

  static void discard(Path folder) {
    try {
      Trees.delete(folder);
    } catch (IOException e) {
      LOG.info("{} is deleted when the server starts again: {}", folder, e.toString());
    }
  }
}

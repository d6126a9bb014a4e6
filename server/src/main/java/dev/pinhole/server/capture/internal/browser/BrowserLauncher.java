package dev.pinhole.server.capture.internal.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.server.capture.CaptureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts browsers. Thread-safe. */
final class BrowserLauncher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrowserLauncher.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final BrowserProperties properties;
  private final Programs programs;
  private final Path cache;
  private final Watchdog watchdog;
  private @Nullable Workspace workspace;
  private @Nullable Path driverFiles;
  private String lastComplaint = "";

  /**
   * Nothing is looked for, written or started yet.
   *
   * @param cache the server's folder for what may be lost
   */
  BrowserLauncher(BrowserProperties properties, Path cache, Watchdog watchdog) {
    this.properties = properties;
    this.programs = new Programs(properties, System.getenv().getOrDefault("PATH", ""));
    this.cache = cache.toAbsolutePath();
    this.watchdog = watchdog;
  }

  /** Starts one, for the calling thread. */
  WarmBrowser start() throws CaptureException {
    try {
      WarmBrowser started = tryToStart();
      complain("");
      return started;
    } catch (IOException e) {
      LOG.error("Browsers cannot be set up in {}", cache, e);
      throw new CaptureException(
          CaptureErrorCode.INTERNAL, "the browser cannot be set up; the server's log says why", e);
    } catch (CaptureException e) {
      complain(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private WarmBrowser tryToStart() throws IOException, CaptureException {
    Path node = programs.node();
    Path chromium = programs.chromium();
    Workspace ours = workspace();
    Path folder = ours.folderForBrowser();
    Path files = Files.createSymbolicLink(folder.resolve("driver"), driverFiles());
    var start = new BrowserDriver.Start(node, files, folder, ours.home());
    return launch(start, options(chromium, ours, folder), folder);
  }

  private WarmBrowser launch(BrowserDriver.Start start, LaunchOptions options, Path folder)
      throws CaptureException {
    BrowserProcesses processes = new BrowserProcesses(folder);
    try (Watchdog.Watch _ = watchdog.after(START_LIMIT, processes::kill)) {
      Playwright playwright = BrowserDriver.start(start);
      Browser browser = playwright.chromium().launch(options);
      processes.look();
      return new WarmBrowser(playwright, browser, processes, folder);
    } catch (PlaywrightException e) {
      processes.kill();
      WarmBrowser.discard(folder);
      LOG.error("Chromium does not start", e);
      throw new CaptureException(CaptureErrorCode.BROWSER, startFailure(e), e);
    }
  }

  private static String startFailure(PlaywrightException failure) {
    String said = String.valueOf(failure.getMessage());
    return said.contains("No usable sandbox")
        ? "Chromium cannot make its sandbox on this server: allow user namespaces, install"
            + " chromium-sandbox, or set pinhole.capture.sandbox=false"
        : "Chromium does not start on this server; its log has the reason";
  }

  private LaunchOptions options(Path chromium, Workspace ours, Path folder) throws IOException {
    return ChromiumFlags.launch(chromium, sandboxed(ours), properties.scriptMemory(), folder);
  }

  private boolean sandboxed(Workspace ours) throws IOException {
    Boolean wanted = properties.sandbox();
    return wanted != null ? wanted : !ours.isRootsOwn();
  }

  synchronized Workspace workspace() throws IOException {
    if (workspace == null) {
      workspace = Workspace.in(cache);
      if (!sandboxed(workspace)) {
        LOG.warn(
            "Pages are captured without Chromium's sandbox, because {}. Run the server as another"
                + " user than root for safety",
            properties.sandbox() == null ? "root cannot have one" : "the settings say so");
      }
    }
    return workspace;
  }

  private synchronized Path driverFiles() throws IOException {
    if (driverFiles == null) {
      driverFiles = DriverFiles.unpackedIn(cache);
    }
    return driverFiles;
  }

  /** Says the same thing once. */
  private synchronized void complain(String complaint) {
    if (!complaint.equals(lastComplaint) && !complaint.isEmpty()) {
      LOG.error("Page captures do not work: {}", complaint);
    }
    lastComplaint = complaint;
  }

  @Override
  public synchronized void close() {
    if (workspace != null) {
      workspace.close();
    }
  }
}

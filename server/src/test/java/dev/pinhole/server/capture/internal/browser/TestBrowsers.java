package dev.pinhole.server.capture.internal.browser;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import dev.pinhole.server.capture.CaptureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Pools of real browsers, with their files in the build's folder. */
public final class TestBrowsers {
  private static final Path CACHE = Path.of("target", "cache");

  private TestBrowsers() {}

  public static BrowserPool open(int browsers) {
    return open(Map.of("browsers", Integer.toString(browsers)));
  }

  /**
   * A pool with settings of its own.
   *
   * @param settings without the prefix {@code pinhole.capture.}
   */
  public static BrowserPool open(Map<String, String> settings) {
    return new BrowserPool(properties(settings), CACHE);
  }

  /**
   * A browser for the calling thread, started as the server starts its own.
   *
   * @param more flags beside the server's
   */
  public static TestBrowser start(String... more) {
    try {
      Path cache = CACHE.toAbsolutePath();
      Workspace workspace = Workspace.in(cache);
      BrowserProperties properties = properties(Map.of());
      Programs programs = new Programs(properties, System.getenv().getOrDefault("PATH", ""));
      Path folder = workspace.folderForBrowser();
      Path files = DriverFiles.unpackedIn(cache);
      Playwright playwright =
          BrowserDriver.start(
              new BrowserDriver.Start(programs.node(), files, folder, workspace.home()));
      LaunchOptions options =
          ChromiumFlags.launch(
              programs.chromium(), !workspace.isRootsOwn(), properties.scriptMemory(), folder);
      options.setArgs(Stream.concat(options.args.stream(), Stream.of(more)).toList());
      return new TestBrowser(playwright, playwright.chromium().launch(options), workspace);
    } catch (IOException | CaptureException e) {
      throw new IllegalStateException(e);
    }
  }

  static BrowserProperties properties(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("", BrowserProperties.class);
  }
}

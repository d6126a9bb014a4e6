package dev.pinhole.server.capture.internal.browser;

import java.nio.file.Path;
import java.util.Map;
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

  static BrowserProperties properties(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("", BrowserProperties.class);
  }
}

package dev.pinhole.server.capture.internal.browser;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells Playwright how to start its driver. Playwright makes one of it for the whole process and
 * asks it on the thread that creates a {@link Playwright}, so what is asked for hangs on the
 * thread.
 */
public final class BrowserDriver extends Driver {
  private static final ScopedValue<Start> START = ScopedValue.newInstance();

  /** The only ones of the server's variables that are no secret and of use to a browser. */
  private static final Stream<String> PASSED_ON =
      Stream.of("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH");

  private static final Map<String, String> ENVIRONMENT =
      PASSED_ON
          .filter(name -> System.getenv(name) != null)
          .collect(Collectors.toUnmodifiableMap(name -> name, System::getenv));

  static {
    System.setProperty("playwright.driver.impl", BrowserDriver.class.getName());
  }

  /**
   * How to start a driver.
   *
   * @param files the folder that {@code package} lies in
   * @param temporary where it and its browser may write
   */
  record Start(Path node, Path files, Path temporary, Path home) {}

  /** Starts a driver. */
  static Playwright start(Start start) {
    return ScopedValue.where(START, start).call(Playwright::create);
  }

  @Override
  protected void initialize(Boolean installBrowsers) {
    // The system's browser is used.
  }

  @Override
  public Path driverDir() {
    return START.get().files();
  }

  @Override
  public ProcessBuilder createProcessBuilder() {
    Start start = START.get();
    ProcessBuilder builder =
        new ProcessBuilder(
            start.node().toString(), start.files().resolve("package/cli.js").toString());
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().put("HOME", start.home().toString());
    builder.environment().put("TMPDIR", start.temporary().toString());
    builder.environment().put("PW_LANG_NAME", "java");
    return builder;
  }
}

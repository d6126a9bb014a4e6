package dev.pinhole.server.capture.internal.camera;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.pinhole.imaging.Engines;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser and one engine for all tests of the camera that run on the same thread. */
public final class Studio implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(Studio.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Set.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Set.class, key -> new Set());
  }

  /** What a picture needs. */
  public static final class Set implements AutoCloseable {
    private final Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        "/usr/bin/node",
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    private final Browser browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    private final ImageEngine engine = Engines.inProcess(ImageLimits.DEFAULT);

    ImageEngine engine() {
      return engine;
    }

    /** A page in a window of 800 × 600 CSS pixels. */
    Page page(double scale) {
      return page(new NewContextOptions().setViewportSize(800, 600).setDeviceScaleFactor(scale));
    }

    Page page(NewContextOptions options) {
      BrowserContext context = browser.newContext(options);
      context.setDefaultTimeout(20_000);
      return context.newPage();
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
      engine.close();
    }
  }
}

package dev.pinhole.server.capture.internal.camera;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.pinhole.imaging.Engines;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.server.capture.internal.browser.TestBrowser;
import dev.pinhole.server.capture.internal.browser.TestBrowsers;
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
    private final TestBrowser browser = TestBrowsers.start();
    private final ImageEngine engine = Engines.inProcess(ImageLimits.DEFAULT);

    ImageEngine engine() {
      return engine;
    }

    /** A page in a window of 800 × 600 CSS pixels. */
    Page page(double scale) {
      return page(new NewContextOptions().setViewportSize(800, 600).setDeviceScaleFactor(scale));
    }

    Page page(NewContextOptions options) {
      BrowserContext context = browser.browser().newContext(options);
      context.setDefaultTimeout(60_000);
      return context.newPage();
    }

    @Override
    public void close() {
      browser.close();
      engine.close();
    }
  }
}

package dev.pinhole.server.capture.internal.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;

/** A browser outside of any pool, for the thread that started it. */
public final class TestBrowser implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;
  private final Workspace workspace;

  TestBrowser(Playwright playwright, Browser browser, Workspace workspace) {
    this.playwright = playwright;
    this.browser = browser;
    this.workspace = workspace;
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    workspace.close();
  }
}

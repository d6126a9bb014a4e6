package dev.pinhole.server.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;

/** The page of an invitation, as somebody with a phone sees it. */
final class UploadPage implements AutoCloseable {
  /** In milliseconds, as the driver has them. */
  static final double PATIENCE = 180_000;

  private final BrowserContext context;
  private final Page page;

  UploadPage(Browser browser, String address) {
    this.context =
        browser.newContext(
            new NewContextOptions()
                .setViewportSize(360, 740)
                .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(PATIENCE);
    this.page = context.newPage();
    page.navigate(address);
  }

  Page page() {
    return page;
  }

  void choose(Path... files) {
    page.locator("input[type=file]").setInputFiles(files);
  }

  /** Waits until this is to be read somewhere on the page. */
  void shows(String text) {
    try {
      page.getByText(text).first().waitFor();
    } catch (TimeoutError e) {
      throw new AssertionError("no \"%s\" in:%n%s".formatted(text, page.innerText("body")), e);
    }
  }

  /** The names of the files that the browser has kept, to go on with after a reload. */
  List<?> kept() {
    return (List<?>)
        page.evaluate(
            """
            async () => {
              const db = await new Promise(done => {
                const opening = indexedDB.open('uppy-blobs');
                opening.onsuccess = () => done(opening.result);
              });
              const names = await new Promise(done => {
                const asking = db.transaction('files').objectStore('files').getAll();
                asking.onsuccess = () => done(asking.result.map(each => each.data.name));
              });
              db.close();
              return names;
            }
            """);
  }

  @Override
  public void close() {
    context.close();
  }
}

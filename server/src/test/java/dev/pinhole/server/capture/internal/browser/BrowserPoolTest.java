package dev.pinhole.server.capture.internal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.pinhole.server.capture.FixtureSite;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrowserPoolTest {
  private static final Duration TIME = Duration.ofSeconds(20);

  private static final FixtureSite site = FixtureSite.open().page("/", "<title>Hello</title>");
  private static BrowserPool pool;

  @BeforeAll
  static void open() {
    pool = TestBrowsers.open(1);
  }

  @AfterAll
  static void close() {
    pool.close();
    site.close();
  }

  @Test
  void worksOnAWarmBrowser() throws Exception {
    String title =
        pool.run(
            TIME,
            browser -> {
              Page page = browser.newPage();
              page.setContent("<title>Hello</title>");
              return page.title();
            });
    assertThat(title).isEqualTo("Hello");
    assertThat(pool.<Integer>run(TIME, browser -> browser.contexts().size())).isZero();
  }
}

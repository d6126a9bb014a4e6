package dev.pinhole.server.capture.internal.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Says no to cookie banners with DuckDuckGo's autoconsent, which knows consent platforms, hides
 * their banners at once and then clicks on what refuses. It runs in every frame of the page.
 */
final class CookieBanners {
  private static final String SCRIPT = script();

  /** Banners come with scripts of their own, a little later than the page. */
  private static final Duration APPEARANCE = Duration.ofMillis(1200);

  private static final Duration REFUSAL = Duration.ofSeconds(5);
  private static final int PAUSE = 100;

  private static final int NOTHING = 0;
  private static final int FOUND = 1;
  private static final int DONE = 2;

  /** What the page's own scripts may have tampered with is at least a small number. */
  private static final String STATE =
      """
      (() => {
        const types = (window.autoconsentStandalone?.messages ?? []).map(m => m.type);
        return types.includes('autoconsentDone') || types.includes('autoconsentError') ? 2
            : types.includes('cmpDetected') ? 1 : 0;
      })()\
      """;

  private CookieBanners() {}

  static void install(BrowserContext context) {
    context.addInitScript(SCRIPT);
  }

  /** Waits until a banner that is there is gone, or none has come. */
  static void await(Page page, DevTools tools, Patience patience) {
    long appeared = System.nanoTime() + patience.atMost(APPEARANCE).toNanos();
    long refused = System.nanoTime() + patience.atMost(REFUSAL).toNanos();
    int state = NOTHING;
    while (state != DONE && System.nanoTime() - (state == FOUND ? refused : appeared) < 0) {
      page.waitForTimeout(PAUSE);
      state = state(tools, patience);
    }
  }

  private static int state(DevTools tools, Patience patience) {
    JsonObject outcome = tools.run(STATE, patience.atMost(Duration.ofSeconds(1)));
    JsonElement value = outcome.getAsJsonObject("result").get("value");
    boolean number =
        value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    return number ? value.getAsInt() : DONE;
  }

  private static String script() {
    try (InputStream in =
        CookieBanners.class.getResourceAsStream("/autoconsent/dist/autoconsent.standalone.js")) {
      if (in == null) {
        throw new IllegalStateException("autoconsent is not on the class path.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.pinhole.server.capture.internal.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureOptions.PageChanges;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.internal.browser.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is done to a page before the picture: styles, scripts, clicks, hiding, in this order. */
final class Changes {
  private static final Duration QUESTION = Duration.ofSeconds(5);
  private static final Duration CLICK = Duration.ofSeconds(5);
  private static final int REACTION = 100;
  private static final int LONGEST_MESSAGE = 500;

  /** Not subject to the page's content security policy, as a style element would be. */
  private static final String ADD_STYLE =
      """
      css => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      }\
      """;

  private static final String COUNT =
      """
      selector => {
        try { return document.querySelectorAll(selector).length; } catch { return -1; }
      }\
      """;

  private final Page page;
  private final DevTools tools;
  private final MainDocument document;
  private final Patience patience;
  private final boolean missingFails;

  Changes(
      Page page, DevTools tools, MainDocument document, Patience patience, boolean missingFails) {
    this.page = page;
    this.tools = tools;
    this.document = document;
    this.patience = patience;
    this.missingFails = missingFails;
  }

  void make(PageChanges changes) throws CaptureException {
    for (String css : changes.styles()) {
      style(css);
    }
    for (String script : changes.scripts()) {
      run(script);
    }
    for (String selector : changes.click()) {
      click(selector);
    }
    for (String selector : changes.hideSelectors()) {
      hide(selector);
    }
  }

  private void style(String css) {
    tools.ask(ADD_STYLE, css, patience.atMost(QUESTION));
  }

  private void run(String script) throws CaptureException {
    Duration most = patience.atMost(Duration.ofDays(1));
    // in one line, so that line numbers in messages are the script's own
    String bounded =
        "Promise.race([(async () => {%s\n})(), new Promise((_, fail) => setTimeout(() => fail(%s), %d))])"
            .formatted(script, DevTools.literal("It did not end in time."), most.toMillis());
    try {
      JsonObject outcome = tools.run(bounded, most);
      if (outcome.has("exceptionDetails")) {
        throw failed(messageOf(outcome.getAsJsonObject("exceptionDetails")), null);
      }
    } catch (PlaywrightException e) {
      if (isStopped(e)) {
        throw failed("It did not end in time.", e);
      }
      if (!isLeft(e)) {
        throw e;
      }
    }
    settle();
  }

  /** Chromium stops a script that never comes up for air, and is at a loss for its result. */
  private static boolean isStopped(PlaywrightException e) {
    return String.valueOf(e.getMessage()).contains("Execution was terminated")
        || String.valueOf(e.getMessage()).contains("(Runtime.evaluate): Internal error");
  }

  /** A script may send the page elsewhere, and does not see its own end then. */
  private static boolean isLeft(PlaywrightException e) {
    return String.valueOf(e.getMessage()).contains("navigated or closed")
        || String.valueOf(e.getMessage()).contains("context was destroyed")
        || String.valueOf(e.getMessage()).contains("Promise was collected");
  }

  private static CaptureException failed(String message, @Nullable Throwable cause) {
    String cut =
        message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
    return new CaptureException(
        CaptureErrorCode.SCRIPT, "A script of scripts failed: " + cut, null, cause);
  }

  private static String messageOf(JsonObject details) {
    JsonObject exception = details.getAsJsonObject("exception");
    for (String name : new String[] {"description", "value"}) {
      JsonElement said = exception == null ? null : exception.get(name);
      if (said != null && said.isJsonPrimitive()) {
        return said.getAsString();
      }
    }
    return details.get("text").getAsString();
  }

  private void click(String selector) throws CaptureException {
    check(selector, "click");
    Deadline soon = patience.deadline().orIn(CLICK);
    try {
      page.locator("css=" + selector)
          .first()
          .click(new Locator.ClickOptions().setTimeout(soon.timeout()));
    } catch (TimeoutError e) {
      if (missingFails) {
        throw notFound("click", selector, "was not there to be clicked within 5 seconds", e);
      }
      return;
    }
    settle();
  }

  /** Gives the page a moment to react, and where it goes elsewhere, waits until it is there. */
  private void settle() throws CaptureException {
    page.waitForTimeout(REACTION);
    Deadline until = patience.deadline();
    patience.await(
        "The page that a script or a click led to did not come in time.",
        until,
        most -> {
          page.waitForCondition(() -> !document.isPending(), Arrival.condition(most));
          page.waitForLoadState(
              LoadState.LOAD, new Page.WaitForLoadStateOptions().setTimeout(until.timeout()));
        });
  }

  private void hide(String selector) throws CaptureException {
    int found = check(selector, "hide_selectors");
    if (found == 0 && missingFails) {
      throw notFound("hide_selectors", selector, "matches nothing on the page", null);
    }
    // with all that is inside, which could make itself visible again
    style(":is(%s), :is(%s) * { visibility: hidden !important; }".formatted(selector, selector));
  }

  private int check(String selector, String option) throws CaptureException {
    int found = tools.ask(COUNT, selector, patience.atMost(QUESTION)).getAsInt();
    if (found < 0) {
      throw notFound(option, selector, "is no CSS selector", null);
    }
    return found;
  }

  private static CaptureException notFound(
      String option, String selector, String reason, @Nullable Throwable cause) {
    return new CaptureException(
        CaptureErrorCode.SELECTOR, "%s of %s %s.".formatted(selector, option, reason), null, cause);
  }
}

package dev.pinhole.server.capture.internal.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.microsoft.playwright.options.WaitUntilState;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureOptions.Subject;
import dev.pinhole.api.capture.CaptureOptions.Waiting;
import dev.pinhole.api.capture.WaitUntil;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.internal.browser.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Goes to a page and waits until it is there, in the sense that was asked for. */
final class Arrival {
  private final Page page;
  private final Waiting waiting;
  private final Patience patience;
  private final Deadline navigation;
  private final @Nullable NetworkQuiet network;

  Arrival(Page page, Waiting waiting, Patience patience) {
    this.page = page;
    this.waiting = waiting;
    this.patience = patience;
    this.navigation =
        patience.deadline().orIn(Duration.ofMillis(waiting.navigationTimeoutMillis()));
    this.network = network(page, waiting.until());
  }

  private static @Nullable NetworkQuiet network(Page page, List<WaitUntil> until) {
    if (until.contains(WaitUntil.NETWORKIDLE0)) {
      return NetworkQuiet.watch(page, 0);
    }
    return until.contains(WaitUntil.NETWORKIDLE2) ? NetworkQuiet.watch(page, 2) : null;
  }

  /** Until the page's first bytes are shown. With nothing to show there is no best effort. */
  void goTo(Subject subject) throws CaptureException {
    try {
      switch (subject) {
        case Subject.Url url -> navigate(url.url());
        case Subject.Html html -> show(html.html());
        case Subject.Markdown markdown -> show(MarkdownDocument.html(markdown.markdown()));
      }
    } catch (TimeoutError e) {
      throw new CaptureException(
          CaptureErrorCode.TIMEOUT,
          "The page's server has not answered in %s seconds (navigation_timeout, timeout)."
              .formatted(waiting.navigationTimeoutMillis() / 1000.0),
          e);
    }
  }

  private void navigate(String url) {
    page.navigate(
        url,
        new Page.NavigateOptions()
            .setWaitUntil(WaitUntilState.COMMIT)
            .setTimeout(navigation.timeout()));
  }

  private void show(String html) {
    page.setContent(
        html,
        new Page.SetContentOptions()
            .setWaitUntil(WaitUntilState.COMMIT)
            .setTimeout(navigation.timeout()));
  }

  /** Until all has come that {@code wait_until} names. */
  void complete() throws CaptureException {
    if (waiting.until().contains(WaitUntil.DOMCONTENTLOADED)) {
      load("domcontentloaded", LoadState.DOMCONTENTLOADED);
    }
    if (waiting.until().contains(WaitUntil.LOAD)) {
      load("load", LoadState.LOAD);
    }
    if (network != null) {
      await("networkidle", most -> page.waitForCondition(network::isQuiet, condition(most)));
    }
  }

  private void load(String name, LoadState state) throws CaptureException {
    await(
        name,
        most -> page.waitForLoadState(state, new Page.WaitForLoadStateOptions().setTimeout(most)));
  }

  private void await(String name, DoubleConsumer wait) throws CaptureException {
    patience.await("The page did not come to %s in time.".formatted(name), navigation, wait);
  }

  static Page.WaitForConditionOptions condition(double most) {
    return new Page.WaitForConditionOptions().setTimeout(most);
  }

  /** Until the element that was asked for can be seen. */
  void element() throws CaptureException {
    String selector = waiting.forSelector();
    if (selector != null) {
      patience.await(
          "Nothing that matches wait_for_selector can be seen.",
          patience.deadline(),
          most -> page.waitForSelector("css=" + selector, visible(most)));
    }
  }

  private static Page.WaitForSelectorOptions visible(double most) {
    return new Page.WaitForSelectorOptions()
        .setState(WaitForSelectorState.VISIBLE)
        .setTimeout(most);
  }

  void delay() throws CaptureException {
    Duration delay = Duration.ofMillis(waiting.delayMillis());
    if (delay.isZero()) {
      return;
    }
    boolean enough = patience.deadline().left().compareTo(delay) >= 0;
    page.waitForTimeout((double) patience.atMost(delay).toMillis());
    if (!enough) {
      patience.giveUp("The time was over before the delay was.", null);
    }
  }
}

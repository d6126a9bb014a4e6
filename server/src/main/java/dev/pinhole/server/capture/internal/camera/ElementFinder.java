package dev.pinhole.server.capture.internal.camera;

import com.google.gson.JsonObject;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.server.capture.CaptureException;

/** Finds the element that is to be photographed, scrolled to where it can be seen. */
final class ElementFinder {
  private static final String MEASURE =
      """
      (selector, scroll) => {
        let element;
        try {
          element = document.querySelector(selector);
        } catch {
          return {fault: 'is not a valid CSS selector'};
        }
        if (!element) return {fault: 'matches no element'};
        if (scroll) element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
        const box = element.getBoundingClientRect();
        const seen = element.checkVisibility({visibilityProperty: true});
        if (!seen || box.width <= 0 || box.height <= 0) {
          return {fault: 'matches an element that cannot be seen'};
        }
        return {left: box.left + scrollX, top: box.top + scrollY,
                right: box.right + scrollX, bottom: box.bottom + scrollY};
      }\
      """;

  private final Shoot shoot;
  private final String selector;

  ElementFinder(Shoot shoot, String selector) {
    this.shoot = shoot;
    this.selector = selector;
  }

  /** Whole pixels around it. */
  Rect find() throws CaptureException {
    Rect box = measure(true);
    if (box.height() > shoot.page().layout().viewHeight()) {
      return findTall(box);
    }
    new Settling(shoot).awaitImages(box.y(), box.bottom());
    return measure(true);
  }

  /** At the top of the page, so that nothing that stays in the window's place lies over it. */
  private Rect findTall(Rect box) throws CaptureException {
    Scrolling scrolling = Scrolling.usual(shoot);
    scrolling.through(box.y(), box.bottom());
    scrolling.back();
    return measure(false);
  }

  private Rect measure(boolean scroll) throws CaptureException {
    JsonObject answer = shoot.page().call(MEASURE, selector, scroll).getAsJsonObject();
    if (answer.has("fault")) {
      throw refused(answer.get("fault").getAsString());
    }
    Rect box =
        Rect.around(
            answer.get("left").getAsDouble(),
            answer.get("top").getAsDouble(),
            answer.get("right").getAsDouble(),
            answer.get("bottom").getAsDouble());
    if (box.isEmpty()) {
      throw refused("matches an element that lies outside of the page");
    }
    return box;
  }

  private CaptureException refused(String fault) {
    return new CaptureException(
        CaptureErrorCode.SELECTOR, "The selector %s %s.".formatted(selector, fault));
  }
}

package dev.pinhole.server.capture.internal.camera;

import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.internal.browser.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Scrolls through the page, so that it loads what it shows only then, and back to the top.
 *
 * @param delayMillis between two steps
 * @param stepBy CSS pixels; null for the window's height
 */
record Scrolling(Shoot shoot, int delayMillis, @Nullable Integer stepBy) {
  private static final int USUAL_DELAY = 100;
  private static final int GROWTH_MILLIS = 250;

  /** As it is done where nobody says how. */
  static Scrolling usual(Shoot shoot) {
    return new Scrolling(shoot, USUAL_DELAY, null);
  }

  /**
   * Goes from one height to another, or to the page's end where that comes before, which may move
   * away meanwhile. Takes half of the time that is left at the most.
   */
  void through(int from, int to) throws CaptureException {
    Settling settling = new Settling(shoot);
    Deadline patience = shoot.deadline().orIn(shoot.deadline().left().dividedBy(2));
    Layout layout = shoot.page().layout();
    for (int y = from; y < Math.min(to, layout.height()) && !patience.passed(); y += step(layout)) {
      settling.loadLazyOnes();
      to(y);
      shoot.page().pause(delayMillis);
      layout = layoutAfter(y);
    }
    settling.awaitImages(from, to);
  }

  /** At the end it waits for more: a page that grows often does so only a moment later. */
  private Layout layoutAfter(int y) {
    Layout layout = shoot.page().layout();
    if (y + step(layout) < layout.height()) {
      return layout;
    }
    shoot.page().pause(GROWTH_MILLIS);
    return shoot.page().layout();
  }

  /** Headers that went along with the scrolling get the time to come back to their place. */
  void back() throws CaptureException {
    to(0);
    shoot.page().pause(delayMillis);
  }

  void to(int y) throws CaptureException {
    shoot.page().call("y => scrollTo({left: 0, top: y, behavior: 'instant'})", y);
  }

  private int step(Layout layout) {
    return stepBy == null ? Math.max(1, layout.viewHeight()) : stepBy;
  }
}

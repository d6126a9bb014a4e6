package dev.pinhole.server.capture.internal.camera;

import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.internal.browser.Deadline;
import java.time.Duration;

/** Waits, never for long, until the page looks as it is meant to. */
final class Settling {
  private static final int POLL_MILLIS = 50;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** The caret blinks; a sheet that the page's own security policy has no say in hides it. */
  private static final String HIDE_CARET =
      """
      (() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { caret-color: transparent !important }');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      })()\
      """;

  private static final String FONTS_LOADING = "() => document.fonts.status === 'loading'";

  /** What fades in within two seconds has faded in. What goes on longer goes on. */
  private static final String FINISH_SHORT_ANIMATIONS =
      """
      (() => {
        for (const animation of document.getAnimations()) {
          const timing = animation.effect && animation.effect.getComputedTiming();
          const left = timing ? timing.endTime - animation.currentTime : NaN;
          if (animation.playState === 'running' && animation.playbackRate > 0 && left <= 2000) {
            animation.finish();
          }
        }
      })()\
      """;

  private static final String EAGER =
      """
      (() => {
        for (const late of document.querySelectorAll('img[loading=lazy], iframe[loading=lazy]')) {
          late.loading = 'eager';
        }
      })()\
      """;

  private static final String IMAGES_IN_FLIGHT =
      """
      (from, to) => [...document.images].some(image => {
        if (image.complete) return false;
        const box = image.getBoundingClientRect();
        const top = box.top + scrollY;
        return box.width + box.height > 0 && top < to && top + box.height > from;
      })\
      """;

  private final CameraCommands page;
  private final Deadline deadline;

  Settling(Shoot shoot) {
    this.page = shoot.page();
    this.deadline = shoot.deadline();
  }

  void prepare() throws CaptureException {
    page.evaluate(HIDE_CARET);
    await(FONTS_LOADING);
  }

  void finishShortAnimations() throws CaptureException {
    page.evaluate(FINISH_SHORT_ANIMATIONS);
  }

  void loadLazyOnes() throws CaptureException {
    page.evaluate(EAGER);
  }

  /** Until all images between these heights have come, or failed, or taken too long. */
  void awaitImages(int top, int bottom) throws CaptureException {
    await(IMAGES_IN_FLIGHT, top, bottom);
    await(FONTS_LOADING);
  }

  /** Asked again and again, as a page can break promises and timers, but not this. */
  private void await(String busy, Object... arguments) throws CaptureException {
    Deadline patience = deadline.orIn(shorter(LONGEST, deadline.left().dividedBy(4)));
    while (page.call(busy, arguments).getAsBoolean() && !patience.passed()) {
      page.pause(POLL_MILLIS);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}

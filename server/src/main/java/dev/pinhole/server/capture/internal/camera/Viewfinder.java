package dev.pinhole.server.capture.internal.camera;

import dev.pinhole.api.capture.CaptureOptions.Area;
import dev.pinhole.server.capture.CaptureException;

/** Finds which part of the page the picture shows, and gets that part to load. */
final class Viewfinder {
  /** How far a page may grow while it is scrolled through: there are pages without an end. */
  private static final int GROWTH = 25_000;

  private final Shoot shoot;
  private final CameraCommands page;

  Viewfinder(Shoot shoot) {
    this.shoot = shoot;
    this.page = shoot.page();
  }

  Rect find(Area area) throws CaptureException {
    return switch (area) {
      case Area.View ignored -> page.layout().view();
      case Area.FullPage fullPage -> fullPage(fullPage);
      case Area.Element(String selector) -> new ElementFinder(shoot, selector).find();
      case Area.Clip(int x, int y, int width, int height) -> clip(new Rect(x, y, width, height));
    };
  }

  private Rect fullPage(Area.FullPage wanted) throws CaptureException {
    int tallest = tallest(wanted);
    if (wanted.scroll()) {
      Scrolling scrolling = new Scrolling(shoot, wanted.scrollDelayMillis(), wanted.scrollBy());
      scrolling.through(0, tallest);
      scrolling.back();
    }
    Layout layout = page.layout();
    int widest = (int) (Tiling.WIDEST / page.scale());
    return new Rect(0, 0, Math.min(layout.width(), widest), Math.min(layout.height(), tallest));
  }

  private int tallest(Area.FullPage wanted) {
    Integer asked = wanted.maxHeight();
    return asked == null ? page.layout().height() + GROWTH : asked;
  }

  /** Just what was asked for, be it beside the page, so that the size is no surprise. */
  private Rect clip(Rect clip) throws CaptureException {
    if (clip.bottom() > page.layout().viewHeight()) {
      Scrolling scrolling = Scrolling.usual(shoot);
      scrolling.through(clip.y(), clip.bottom());
      scrolling.back();
    }
    return clip;
  }
}

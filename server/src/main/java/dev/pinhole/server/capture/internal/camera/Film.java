package dev.pinhole.server.capture.internal.camera;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureFormat;
import dev.pinhole.api.capture.CaptureOptions.Animation;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.internal.browser.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A picture that moves. Each frame has its time; where the machine is slower than that, a frame
 * stays for the time of those that are missing, so that the film is as long as it is meant to be. A
 * scroll is where it belongs at the moment a frame is taken. The last frame is always taken in its
 * own time, so that a film shows how it ends on a slow machine, too.
 */
final class Film {
  /** Time at the start and at the end of a scroll in which nothing moves. */
  private static final double REST = 0.1;

  private final Shoot shoot;
  private final Darkroom darkroom;
  private final CameraProperties bounds;
  private final Animation wanted;
  private final int delayMillis;
  private final int frames;

  Film(Shoot shoot, Darkroom darkroom, CameraProperties bounds) {
    this.shoot = shoot;
    this.darkroom = darkroom;
    this.bounds = bounds;
    this.wanted = Objects.requireNonNull(shoot.options().animation());
    this.delayMillis = delay(wanted.framesPerSecond(), shoot.options().output().format());
    this.frames = Math.max(1, Math.round((float) wanted.durationMillis() / delayMillis));
  }

  /** GIF counts in hundredths of a second. */
  private static int delay(int framesPerSecond, CaptureFormat format) {
    int unit = format == CaptureFormat.GIF ? 10 : 1;
    return Math.max(1, Math.round(1000f / framesPerSecond / unit)) * unit;
  }

  Picture take() throws CaptureException, InterruptedException, IOException {
    Settling settling = new Settling(shoot);
    settling.prepare();
    checkSize();
    int way = wanted.scroll() ? prepareScroll() : 0;
    requireTimeForFilm();
    List<Path> taken = shootAll(way);
    shoot.requireTime();
    return darkroom.film(taken, delayMillis, shoot.options().output(), shoot.scratch().file());
  }

  /** What is loaded only when it is seen is loaded before, and the way is known. */
  private int prepareScroll() throws CaptureException {
    Scrolling scrolling = Scrolling.usual(shoot);
    scrolling.through(0, shoot.page().layout().height());
    scrolling.back();
    Layout layout = shoot.page().layout();
    return Math.max(0, layout.height() - layout.viewHeight());
  }

  private List<Path> shootAll(int way) throws CaptureException, IOException {
    Exposure exposure = Exposure.raw(shoot.page());
    Deadline end = Deadline.in(Duration.ofMillis(wanted.durationMillis()));
    List<Path> taken = new ArrayList<>();
    while (taken.size() < frames) {
      shoot.requireTime();
      awaitTurn(taken.size(), end);
      scroll(way, elapsed(end));
      Path frame = shoot.scratch().file(exposure.view());
      int next = taken.size() + 1;
      int until = Math.clamp(due(end), next, Math.max(next, frames - 1));
      while (taken.size() < until) {
        taken.add(frame);
      }
    }
    return taken;
  }

  private void awaitTurn(int frame, Deadline end) {
    shoot.page().pause((double) frame * delayMillis - elapsed(end));
  }

  /** How many frames should have been begun by now. */
  private int due(Deadline end) {
    return (int) (elapsed(end) / delayMillis);
  }

  private long elapsed(Deadline end) {
    return wanted.durationMillis() - end.left().toMillis();
  }

  private void scroll(int way, long elapsed) throws CaptureException {
    if (way > 0) {
      double time = (double) elapsed / wanted.durationMillis();
      double part = Math.clamp((time - REST) / (1 - 2 * REST), 0, 1);
      Scrolling.usual(shoot).to((int) Math.round(way * part));
    }
  }

  private void requireTimeForFilm() throws CaptureException {
    if (shoot.deadline().left().toMillis() < wanted.durationMillis()) {
      throw new CaptureException(
          CaptureErrorCode.TIMEOUT,
          "There is no time left for a film of %d ms; give a longer timeout."
              .formatted(wanted.durationMillis()));
    }
  }

  private void checkSize() throws CaptureException {
    Rect view = shoot.page().layout().view();
    Dimensions frame = new Tiling(shoot.page().scale()).dimensions(view);
    Dimensions scaled = frame.scaled(shoot.options().output());
    require(frame, bounds.maxPixels(), "a smaller viewport");
    require(scaled, bounds.maxFilmPixels(), "image_width");
    Bounds.checkFile(shoot.options().output().format(), scaled);
  }

  private void require(Dimensions frame, long allowed, String remedy) throws CaptureException {
    if (frame.pixels() * frames > allowed) {
      throw Bounds.tooLarge(
          "The film would have %d frames of %s pixels; at most %d pixels are possible. Give %s, a lower frame_rate or a shorter duration."
              .formatted(frames, frame, allowed, remedy));
    }
  }
}

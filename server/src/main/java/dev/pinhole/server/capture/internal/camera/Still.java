package dev.pinhole.server.capture.internal.camera;

import dev.pinhole.api.capture.CaptureFormat;
import dev.pinhole.api.capture.CaptureOptions.Area;
import dev.pinhole.api.capture.CaptureOptions.Output;
import dev.pinhole.api.transform.Quality;
import dev.pinhole.server.capture.CaptureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A picture that does not move. */
final class Still {
  private final Shoot shoot;
  private final Darkroom darkroom;
  private final Bounds bounds;
  private final Output output;
  private final Tiling tiling;

  Still(Shoot shoot, Darkroom darkroom, Bounds bounds) {
    this.shoot = shoot;
    this.darkroom = darkroom;
    this.bounds = bounds;
    this.output = shoot.options().output();
    this.tiling = new Tiling(shoot.page().scale());
  }

  Picture take() throws CaptureException, InterruptedException, IOException {
    Settling settling = new Settling(shoot);
    settling.prepare();
    if (output.omitBackground()) {
      clearBackground();
    }
    Area wanted = shoot.options().area();
    Rect area = new Viewfinder(shoot).find(wanted);
    check(area);
    settling.finishShortAnimations();
    shoot.requireTime();
    return take(area, wanted instanceof Area.View);
  }

  private Picture take(Rect area, boolean view)
      throws CaptureException, InterruptedException, IOException {
    List<Rect> tiles = tiling.tiles(area);
    if (tiles.size() == 1 && direct()) {
      Exposure exposure = new Exposure(shoot.page(), output.format(), quality(), false);
      return new Picture(shoot.scratch().file(expose(exposure, area, view)), null);
    }
    return darkroom.join(expose(tiles, view), output, shoot.scratch().file());
  }

  private List<Path> expose(List<Rect> tiles, boolean view) throws CaptureException, IOException {
    Exposure exposure = Exposure.raw(shoot.page());
    if (tiles.size() == 1) {
      return List.of(shoot.scratch().file(expose(exposure, tiles.getFirst(), view)));
    }
    holdAnimations();
    return exposeAll(tiles, exposure);
  }

  /** A page may become lower while this lasts; then the picture does. */
  private List<Path> exposeAll(List<Rect> tiles, Exposure exposure)
      throws CaptureException, IOException {
    List<Path> files = new ArrayList<>();
    for (Rect tile : tiles) {
      shoot.requireTime();
      Rect left = tile.above(end(tile));
      if (!left.isEmpty()) {
        files.add(shoot.scratch().file(exposure.part(left)));
      }
    }
    return files;
  }

  private int end(Rect tile) {
    boolean wholePage = shoot.options().area() instanceof Area.FullPage;
    return wholePage ? shoot.page().layout().height() : tile.bottom();
  }

  private static byte[] expose(Exposure exposure, Rect area, boolean view) {
    return view ? exposure.view() : exposure.part(area);
  }

  private void clearBackground() {
    Json clear = Json.with("r", 0).and("g", 0).and("b", 0).and("a", 0);
    shoot.page().send("Emulation.setDefaultBackgroundColorOverride", Json.with("color", clear));
  }

  /** So that what moves fits together where one tile ends and the next begins. */
  private void holdAnimations() {
    shoot.page().send("Animation.enable");
    shoot.page().send("Animation.setPlaybackRate", Json.with("playbackRate", 0));
  }

  private boolean direct() {
    return switch (output.format()) {
      case PNG, JPEG, WEBP -> output.imageWidth() == null && output.imageHeight() == null;
      case AVIF, GIF, PDF -> false;
    };
  }

  private @Nullable Integer quality() {
    if (output.format() == CaptureFormat.PNG) {
      return null;
    }
    Integer asked = output.quality();
    return asked == null ? Quality.standard(output.format().image()) : asked;
  }

  private void check(Rect area) throws CaptureException {
    Dimensions photographed = tiling.dimensions(area);
    bounds.checkPhotographed(photographed, tiling.scale());
    Bounds.checkFile(output.format(), photographed.scaled(output));
  }
}

package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.vips.Operation;
import dev.pinhole.imaging.vips.VipsException;
import dev.pinhole.imaging.vips.VipsImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Pictures of the same width, one below the other, as one that is read from top to bottom.
final class Stack {
  private static final int VERTICAL = 1;

  private Stack() {}

  static VipsImage of(List<VipsImage> tiles) throws VipsException, ImagingException {
    requireSameWidth(tiles);
    VipsImage stacked = null;
    for (List<VipsImage> run : runs(tiles)) {
      VipsImage part = run.size() == 1 ? run.getFirst() : column(run);
      stacked = stacked == null ? part : below(stacked, part);
    }
    return Objects.requireNonNull(stacked);
  }

  private static void requireSameWidth(List<VipsImage> tiles) throws ImagingException {
    int width = tiles.getFirst().width();
    for (int i = 1; i < tiles.size(); i++) {
      if (tiles.get(i).width() != width) {
        throw new ImagingException.Unsatisfiable(
            "tiles",
            "tile %d is %d pixels wide, the first one %d"
                .formatted(i + 1, tiles.get(i).width(), width));
      }
    }
  }

  /// Neighbours of the same height. All tiles of a page are, but for the last.
  private static List<List<VipsImage>> runs(List<VipsImage> tiles) {
    List<List<VipsImage>> runs = new ArrayList<>();
    for (VipsImage tile : tiles) {
      if (runs.isEmpty() || runs.getLast().getFirst().height() != tile.height()) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(tile);
    }
    return runs;
  }

  /// `arrayjoin` lets go of each tile once it is read; but it gives all the same height.
  private static VipsImage column(List<VipsImage> tiles) throws VipsException {
    return new Operation(tiles.getFirst().scope(), "arrayjoin")
        .with("in", tiles)
        .with("across", 1)
        .image();
  }

  private static VipsImage below(VipsImage above, VipsImage next) throws VipsException {
    return above
        .apply("join")
        .rename("in", "in1")
        .with("in2", next)
        .with("direction", VERTICAL)
        .image();
  }
}

package dev.pinhole.server.capture.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.imaging.AssemblyLimits;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilingTest {

  /** CSS pixels; each is about as large as a picture may be. */
  @ParameterizedTest
  @CsvSource({"2560, 80000, 1", "16384, 15000, 1", "1280, 40000, 2", "6241, 5800, 2.625"})
  void partsAreSmallAndNotTooMany(int width, int height, double scale) {
    Tiling tiling = new Tiling(scale);
    List<Rect> tiles = tiling.tiles(new Rect(0, 0, width, height));
    assertThat(tiles).hasSizeLessThanOrEqualTo(AssemblyLimits.DEFAULT.tiles());
    assertThat(tiles).allMatch(tile -> tiling.dimensions(tile).pixels() <= 3840 * 2160);
    assertThat(tiles.stream().mapToInt(Rect::height).sum()).isEqualTo(height);
  }
}

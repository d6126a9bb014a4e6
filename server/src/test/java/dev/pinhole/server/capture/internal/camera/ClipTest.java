package dev.pinhole.server.capture.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClipTest extends CameraFixture {
  private static final Bands BANDS = new Bands(300, 100);

  @Test
  void takesRectangleFarBelowTheWindow() throws Exception {
    open("<body style='margin:0'>" + BANDS.html(), 2);

    Pixels pixels = clip(130, 12_050, 300, 250);

    assertThat(pixels.size()).isEqualTo(List.of(600, 500));
    assertThat(BANDS.wrongRows(pixels, 2, 12_050)).isZero();
  }

  @Test
  void takesRectangleOfSeveralTiles() throws Exception {
    open("<body style='margin:0'>" + BANDS.html());

    Pixels pixels = clip(0, 3333, 50, 20_001);

    assertThat(pixels.size()).isEqualTo(List.of(50, 20_001));
    assertThat(BANDS.wrongRows(pixels, 1, 3333)).isZero();
  }

  @Test
  void isAsLargeAsAskedBesideThePageToo() throws Exception {
    open("<body style='margin:0;background:#abc'>");

    assertThat(clip(700, 500, 300, 200).size()).isEqualTo(List.of(300, 200));
  }

  private Pixels clip(int x, int y, int width, int height) throws Exception {
    return pixels("clip_x", x, "clip_y", y, "clip_width", width, "clip_height", height);
  }
}

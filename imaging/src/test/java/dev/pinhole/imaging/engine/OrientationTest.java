package dev.pinhole.imaging.engine;

import static dev.pinhole.imaging.engine.Pictures.fieldAt;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {
  private static final Size UPRIGHT = new Size(240, 150);

  @TempDir private Path directory;

  /// A JPEG that looks like the grid once its orientation is applied.
  private Path oriented(int orientation) throws Exception {
    Turn upright = Turn.ofOrientation(orientation);
    Size stored = upright.inverse().of(UPRIGHT);
    var image = new BufferedImage(stored.width(), stored.height(), BufferedImage.TYPE_INT_RGB);
    BufferedImage grid = Pictures.grid(UPRIGHT.width(), UPRIGHT.height());
    for (int y = 0; y < stored.height(); y++) {
      for (int x = 0; x < stored.width(); x++) {
        Area shown = upright.of(new Area(x, y, 1, 1), stored);
        image.setRGB(x, y, grid.getRGB(shown.left(), shown.top()));
      }
    }
    return Pictures.file(directory, Canaries.jpeg(image, orientation));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void looksAlike(int orientation) throws Exception {
    Path source = oriented(orientation);

    BufferedImage shown = Pictures.render(source, "w=120&fm=png").pixels();

    assertThat(Pictures.ENGINE.probe(Pictures.source(source)))
        .returns(240, i -> i.width())
        .returns(150, i -> i.height())
        .returns(orientation, i -> i.orientation());
    assertThat(shown.getWidth()).isEqualTo(120);
    assertThat(shown.getHeight()).isEqualTo(75);
    for (int i = 0; i < 9; i++) {
      int row = i / 3;
      assertThat(fieldAt(shown, (i % 3 + 0.5) / 3, (row + 0.5) / 3)).isEqualTo(i);
    }
  }

  /// Box, gravity and rect speak of the upright picture, however it is stored.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void cropsTheUprightPicture(int orientation) throws Exception {
    Path source = oriented(orientation);

    BufferedImage column =
        Pictures.render(source, "fit=cover&crop=right&w=40&h=75&fm=png").pixels();
    BufferedImage field = Pictures.render(source, "rect=85,105,70,40&fm=png").pixels();

    assertThat(
            new int[] {
              fieldAt(column, 0.5, 1 / 6.0),
              fieldAt(column, 0.5, 0.5),
              fieldAt(column, 0.5, 5 / 6.0)
            })
        .containsExactly(2, 5, 8);
    assertThat(field.getWidth()).isEqualTo(70);
    assertThat(field.getHeight()).isEqualTo(40);
    assertThat(fieldAt(field, 0.1, 0.1)).isEqualTo(7);
    assertThat(fieldAt(field, 0.9, 0.9)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rot=90", "rot=180", "flip=h", "rot=270&flip=v"})
  void turnsTheUprightPicture(String query) throws Exception {
    BufferedImage plain = Pictures.render(oriented(1), query + "&fm=png").pixels();
    for (int orientation = 2; orientation <= 8; orientation++) {
      BufferedImage turned = Pictures.render(oriented(orientation), query + "&fm=png").pixels();

      // Block borders of JPEG lie elsewhere in each.
      assertThat(Pictures.difference(turned, plain)).isLessThan(3);
    }
  }
}

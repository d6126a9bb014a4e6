package dev.pinhole.imaging.engine;

import static dev.pinhole.imaging.engine.Pictures.fieldAt;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitAndCropTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "contain,    90, 90,  90, 60",
    "contain,   600,600, 600,400",
    "scale-down, 90, 90,  90, 60",
    "scale-down,600,600, 300,200",
    "fill,       90, 90,  90, 90",
    "fill,      600,100, 600,100",
  })
  void showsTheWholePicture(String fit, int w, int h, int width, int height) throws Exception {
    Path source = Pictures.png(directory, Pictures.grid(300, 200));

    var result = Pictures.render(source, "fit=%s&w=%d&h=%d".formatted(fit, w, h));

    BufferedImage shown = result.pixels();
    assertThat(shown.getWidth()).isEqualTo(width);
    assertThat(shown.getHeight()).isEqualTo(height);
    for (int i = 0; i < 9; i++) {
      int row = i / 3;
      assertThat(fieldAt(shown, (i % 3 + 0.5) / 3, (row + 0.5) / 3)).isEqualTo(i);
    }
  }

  /// A box a third as wide, or a third as high, shows one column or one row of the grid.
  @ParameterizedTest
  @CsvSource({
    "left,         100,300, 0,3,6", "center,       100,300, 1,4,7", "right,        100,300, 2,5,8",
    "top-left,     100,300, 0,3,6", "bottom-right, 100,300, 2,5,8", "top,          100,300, 1,4,7",
    "top,          300,100, 0,1,2", "center,       300,100, 3,4,5", "bottom,       300,100, 6,7,8",
    "top-right,    300,100, 0,1,2", "bottom-left,  300,100, 6,7,8", "left,         300,100, 3,4,5",
  })
  void keepsWhatTheGravityNames(String crop, int w, int h, int first, int second, int third)
      throws Exception {
    Path source = Pictures.png(directory, Pictures.grid(300, 300));
    for (double scale : new double[] {0.5, 1, 2}) {
      int width = (int) (w * scale);
      int height = (int) (h * scale);

      BufferedImage shown =
          Pictures.render(source, "fit=cover&crop=%s&w=%d&h=%d".formatted(crop, width, height))
              .pixels();

      assertThat(shown.getWidth()).isEqualTo(width);
      assertThat(shown.getHeight()).isEqualTo(height);
      boolean column = h > w;
      int[] expected = {first, second, third};
      for (int i = 0; i < 3; i++) {
        double along = (i + 0.5) / 3;
        assertThat(column ? fieldAt(shown, 0.5, along) : fieldAt(shown, along, 0.5))
            .isEqualTo(expected[i]);
      }
    }
  }

  /// `crop` speaks of the picture as it leaves: after `rot`, what was left is on top.
  @ParameterizedTest
  @CsvSource({
    "rot=90,          top,    6,3,0",
    "rot=180,         top,    8,7,6",
    "rot=270,         bottom, 0,3,6",
    "flip=h,          top,    2,1,0",
    "flip=v,          top,    6,7,8",
    "rot=90&flip=h,   bottom, 2,5,8",
  })
  void cropsThePictureAsItLeaves(String turn, String crop, int first, int second, int third)
      throws Exception {
    Path source = Pictures.png(directory, Pictures.grid(300, 300));

    BufferedImage shown =
        Pictures.render(source, turn + "&fit=cover&w=150&h=50&crop=" + crop).pixels();

    assertThat(shown.getWidth()).isEqualTo(150);
    assertThat(
            new int[] {
              fieldAt(shown, 1 / 6.0, 0.5), fieldAt(shown, 0.5, 0.5), fieldAt(shown, 5 / 6.0, 0.5)
            })
        .containsExactly(first, second, third);
  }

  @ParameterizedTest
  @CsvSource({"attention,50", "entropy,50", "attention,400", "entropy,400"})
  void findsWhatThereIsToSee(String crop, int side) throws Exception {
    Path source = Pictures.png(directory, plainWithSomethingAtTheRight());

    BufferedImage shown =
        Pictures.render(source, "fit=cover&crop=%s&w=%d&h=%d".formatted(crop, side, side)).pixels();

    assertThat(shown.getWidth()).isEqualTo(side);
    assertThat(shown.getHeight()).isEqualTo(side);
    assertThat(reddish(shown)).as("pixels of the red thing").isPositive();
  }

  private static BufferedImage plainWithSomethingAtTheRight() {
    var image = new BufferedImage(600, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(90, 110, 90));
    graphics.fillRect(0, 0, 600, 100);
    for (int i = 0; i < 30; i++) {
      graphics.setColor(i % 2 == 0 ? new Color(250, 40, 30) : new Color(255, 220, 180));
      graphics.fillRect(500 + i * 2, 20 + i, 20, 3);
    }
    graphics.dispose();
    return image;
  }

  private static long reddish(BufferedImage image) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        var c = new Color(image.getRGB(x, y));
        if (c.getRed() > c.getGreen() + 100) {
          count++;
        }
      }
    }
    return count;
  }

  @ParameterizedTest
  @CsvSource({"5000,1", "1,5000", "1,1", "2,3"})
  void takesAnyShape(int width, int height) throws Exception {
    Path source = Pictures.png(directory, Pictures.scene(width, height));
    for (String fit : new String[] {"contain", "cover", "fill", "scale-down"}) {
      for (String crop : new String[] {"center", "attention", "entropy"}) {
        var result =
            Pictures.render(source, "w=64&h=48&fit=%s&crop=%s".formatted(fit, crop)).rendered();

        assertThat(result.width()).isBetween(1, 64);
        assertThat(result.height()).isBetween(1, 48);
      }
    }
  }

  @Test
  void looksLikeTheSourceAtAnyScale() throws Exception {
    Path source = Pictures.file(directory, Pictures.encoded(Pictures.scene(1600, 1200), "jpg"));
    // The decoder shrinks by 8, 4, 2 and not at all for these; the result must not show it.
    for (int width : new int[] {90, 180, 360, 720}) {
      BufferedImage shown = Pictures.render(source, "fm=png&w=" + width).pixels();

      BufferedImage expected =
          averaged(Pictures.scene(1600, 1200), shown.getWidth(), shown.getHeight());
      assertThat(Pictures.difference(shown, expected)).as("width %d", width).isLessThan(2.0);
    }
  }

  private static BufferedImage averaged(BufferedImage image, int width, int height) {
    var result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        result.setRGB(x, y, mean(image, x, y, width, height));
      }
    }
    return result;
  }

  private static int mean(BufferedImage image, int x, int y, int width, int height) {
    long red = 0;
    long green = 0;
    long blue = 0;
    int count = 0;
    for (int v = y * image.getHeight() / height; v < (y + 1) * image.getHeight() / height; v++) {
      for (int u = x * image.getWidth() / width; u < (x + 1) * image.getWidth() / width; u++) {
        var c = new Color(image.getRGB(u, v));
        red += c.getRed();
        green += c.getGreen();
        blue += c.getBlue();
        count++;
      }
    }
    return new Color((int) (red / count), (int) (green / count), (int) (blue / count)).getRGB();
  }
}

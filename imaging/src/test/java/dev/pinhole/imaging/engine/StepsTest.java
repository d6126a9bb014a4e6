package dev.pinhole.imaging.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Limit;
import dev.pinhole.imaging.Source;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {
  @TempDir private Path directory;

  private static BufferedImage framed(Color border, int type) {
    var image = new BufferedImage(100, 80, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(border);
    graphics.fillRect(0, 0, 100, 80);
    graphics.drawImage(Pictures.grid(60, 30), 10, 20, null);
    graphics.dispose();
    return image;
  }

  @Test
  void trimsABorderOfTheCornersColour() throws Exception {
    for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB}) {
      Path source = Pictures.png(directory, framed(new Color(70, 30, 90), type));

      BufferedImage shown = Pictures.render(source, "trim=auto&fm=png").pixels();

      assertThat(shown.getWidth()).isEqualTo(60);
      assertThat(shown.getHeight()).isEqualTo(30);
    }
  }

  /// What cannot be seen is border, of whatever colour; black on transparent black is not.
  @Test
  void trimsTransparency() throws Exception {
    var image = new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 200; i++) {
      image.setRGB(10 + i % 20, 5 + i / 20, 0xff000000);
    }
    Path source = Pictures.png(directory, image);

    BufferedImage shown = Pictures.render(source, "trim=auto&fm=png").pixels();

    assertThat(shown.getWidth()).isEqualTo(20);
    assertThat(shown.getHeight()).isEqualTo(10);
  }

  @Test
  void leavesAPictureThatIsAllBorder() throws Exception {
    Path source = Pictures.png(directory, new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB));

    var rendered = Pictures.render(source, "trim=auto&fm=png").rendered();

    assertThat(rendered.width()).isEqualTo(20);
    assertThat(rendered.height()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"'0,0,50,50',50,50", "'90,70,50,50',10,10", "'99,79,1,1',1,1"})
  void cutsTheRectAsFarAsItLiesWithin(String rect, int width, int height) throws Exception {
    Path source = Pictures.png(directory, Pictures.scene(100, 80));

    var rendered = Pictures.render(source, "rect=" + rect).rendered();

    assertThat(rendered.width()).isEqualTo(width);
    assertThat(rendered.height()).isEqualTo(height);
  }

  @Test
  void refusesARectBesideThePicture() throws Exception {
    Path source = Pictures.png(directory, Pictures.scene(100, 80));

    var refused =
        catchThrowableOfType(
            ImagingException.Unsatisfiable.class, () -> Pictures.render(source, "rect=100,0,5,5"));

    assertThat(refused.parameter()).isEqualTo("rect");
    assertThat(refused).hasMessageContaining("100 x 80");
  }

  @Test
  void refusesAnOutputSideBeyondTheLimit() throws Exception {
    Path source = Pictures.png(directory, Pictures.scene(1000, 1));

    var padded =
        catchThrowableOfType(
            ImagingException.LimitExceeded.class,
            () -> Pictures.render(source, "w=8000&fit=contain&pad=100"));
    var tall =
        catchThrowableOfType(
            ImagingException.LimitExceeded.class,
            () -> Pictures.render(source, "h=100&fit=contain"));

    assertThat(padded)
        .returns(Limit.OUTPUT_SIDE, e -> e.limit())
        .returns(8200L, e -> e.found())
        .returns(8192L, e -> e.allowed());
    assertThat(tall).returns(100_000L, e -> e.found());
  }

  @Test
  void blursAndSharpens() throws Exception {
    Path source = Pictures.png(directory, Pictures.grid(90, 90));

    double plain = roughness(Pictures.render(source, "w=60&fm=png").pixels());
    double blurred = roughness(Pictures.render(source, "w=60&blur=3&fm=png").pixels());
    double sharpened = roughness(Pictures.render(source, "w=60&sharp=2&fm=png").pixels());

    assertThat(blurred).isLessThan(plain * 0.6);
    assertThat(sharpened).isGreaterThan(plain * 1.02);
  }

  /// Mean square of the steps between neighbours in a row.
  private static double roughness(BufferedImage image) {
    double sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 1; x < image.getWidth(); x++) {
        double step =
            Pictures.distance(new Color(image.getRGB(x - 1, y)), new Color(image.getRGB(x, y)));
        sum += step * step;
      }
    }
    return sum;
  }

  @Test
  void readsASourceOfSeveralFiles() throws Exception {
    byte[] whole = Pictures.encoded(Pictures.scene(200, 150), "jpg");
    List<Path> parts = new ArrayList<>();
    for (int start = 0; start < whole.length; start += 1000) {
      parts.add(
          Pictures.file(
              directory, Arrays.copyOfRange(whole, start, Math.min(whole.length, start + 1000))));
    }
    Path target = directory.resolve("target");

    Pictures.ENGINE.render(new Source(parts, whole.length), Query.parse("w=100&fm=png"), target);

    assertThat(Files.readAllBytes(target))
        .isEqualTo(Pictures.render(Pictures.file(directory, whole), "w=100&fm=png").bytes());
  }
}

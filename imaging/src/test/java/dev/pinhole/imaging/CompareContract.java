package dev.pinhole.imaging;

import static dev.pinhole.imaging.StackContract.assertExceeds;
import static dev.pinhole.imaging.StackContract.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform.Rect;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every engine finds between two pictures.
abstract class CompareContract {
  private static final int MAGENTA = 0xffff00ff;
  private static final int PALE_GREY = 0xffcccccc;

  @TempDir Path directory;
  private Drawings drawings = new Drawings(Path.of("."));

  abstract ImageEngine engine();

  /// With bounds of a test's own; closed by the test.
  abstract ImageEngine engine(ImageLimits limits);

  @BeforeEach
  void drawings() {
    drawings = new Drawings(directory);
  }

  @Test
  void sameIsSame() throws Exception {
    Source picture = drawings.png(Drawings.numbered(200, 300, 0));
    Difference difference = compare(picture, picture);

    assertThat(difference)
        .returns(0.0, Difference::changedRatio)
        .returns(0L, Difference::changedPixels);
  }

  /// White, and a block of 30 × 20 in another colour.
  @Test
  void countsTheBlockThatChangedAndShowsIt() throws Exception {
    Source before = drawings.png(Drawings.plain(200, 100, Color.WHITE));
    Source after = drawings.png(block(Color.WHITE));
    Path target = drawings.target();

    Difference difference = engine().compare(before, after, List.of(), target);

    Rendered image =
        new Rendered(ImageFormat.PNG, 200, 100, 1, Files.size(target), /* quality= */ 100);
    assertThat(difference).isEqualTo(new Difference(0.03, 600, 200, 100, image));
    BufferedImage shown = Drawings.read(target);
    for (int y = 0; y < 100; y++) {
      for (int x = 0; x < 200; x++) {
        boolean inside = x >= 50 && x < 80 && y >= 40 && y < 60;
        assertThat(shown.getRGB(x, y)).isEqualTo(inside ? MAGENTA : 0xffffffff);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "50,40,30,20,                  0", // exactly the block
    "0,0,2147483647,2147483647,    0",
    "45,35,2147483647,10,          450", // its upper 5 rows are gone
    "60,50,1,1,                    599",
    "0,0,10,10,                    600",
    "500,500,10,10,                600",
  })
  void ignoredPartsNeverCount(int x, int y, int width, int height, long changed) throws Exception {
    Source before = drawings.png(Drawings.plain(200, 100, Color.WHITE));
    Source after = drawings.png(block(Color.WHITE));

    Difference difference = compare(before, after, new Rect(x, y, width, height));

    assertThat(difference.changedPixels()).isEqualTo(changed);
    assertThat(difference.changedRatio()).isEqualTo(changed / 20_000.0);
  }

  @ParameterizedTest
  @CsvSource({"16,0", "17,600", "-16,0", "-17,600"})
  void smallDifferencesAreNone(int step, long changed) throws Exception {
    int base = 100 + step;
    BufferedImage after = Drawings.plain(200, 100, new Color(100, 100, 100));
    Drawings.with(after, 50, 40, 30, 20, new Color(100, base, 100));

    Source before = drawings.png(Drawings.plain(200, 100, new Color(100, 100, 100)));

    assertThat(compare(before, drawings.png(after)).changedPixels()).isEqualTo(changed);
  }

  /// Of a canvas of 120 × 50, the corner of 20 × 10 belongs to neither.
  @Test
  void whatOnlyOneCoversHasChanged() throws Exception {
    Source tall = drawings.png(Drawings.plain(100, 50, Color.BLACK));
    Source wide = drawings.png(Drawings.plain(120, 40, Color.BLACK));

    Difference difference = compare(tall, wide);

    assertThat(difference)
        .returns(1800L, Difference::changedPixels)
        .returns(0.3, Difference::changedRatio)
        .returns(120, Difference::width)
        .returns(50, Difference::height);
    assertThat(compare(wide, tall).changedPixels()).isEqualTo(1800);
    assertThat(compare(tall, wide, new Rect(100, 0, 20, 50)).changedPixels()).isEqualTo(1000);
  }

  @Test
  void largerInBothWaysCountsItsCornerOnce() throws Exception {
    Source small = drawings.png(Drawings.plain(100, 50, Color.BLACK));
    Source large = drawings.png(Drawings.plain(110, 60, Color.BLACK));

    assertThat(compare(small, large).changedPixels()).isEqualTo(110 * 60 - 100 * 50);
    assertThat(compare(large, small).changedPixels()).isEqualTo(110 * 60 - 100 * 50);
  }

  @Test
  void colourOfWhatCannotBeSeenDoesNotCount() throws Exception {
    Source hidden = drawings.png(Drawings.plain(40, 30, new Color(255, 0, 0, 0)));
    Source other = drawings.png(Drawings.plain(40, 30, new Color(0, 255, 0, 0)));
    Source white = drawings.png(Drawings.plain(40, 30, Color.WHITE));

    assertThat(compare(hidden, other).changedPixels()).isZero();
    assertThat(compare(hidden, white).changedPixels()).isEqualTo(1200);
  }

  @Test
  void formatDoesNotCount() throws Exception {
    BufferedImage grey = Drawings.plain(64, 64, Color.GRAY);
    Source png = drawings.png(grey);
    Source jpeg = drawings.file(grey, "jpeg");
    Source gif = drawings.file(grey, "gif");
    Source bmp = drawings.file(grey, "bmp");

    for (Source other : List.of(jpeg, gif, bmp)) {
      assertThat(compare(png, other).changedPixels()).isZero();
    }
  }

  @Test
  void unchangedPartsArePaleAndGrey() throws Exception {
    BufferedImage before = Drawings.plain(20, 20, new Color(85, 85, 85));
    Path target = drawings.target();
    Source source = drawings.png(before);
    engine().compare(source, source, List.of(), target);

    assertThat(Drawings.read(target).getRGB(10, 10)).isEqualTo(PALE_GREY);
  }

  @Test
  void badInputIsRefused() throws Exception {
    Source picture = drawings.png(Drawings.numbered(100, 100, 0));
    byte[] whole = Files.readAllBytes(picture.parts().getFirst());
    Path cut = Files.write(drawings.target(), Arrays.copyOf(whole, whole.length - 30));

    assertThat(refusal(() -> compare(picture, Drawings.source(cut))))
        .isInstanceOf(ImagingException.Corrupt.class);
    for (Rect rect : List.of(new Rect(-1, 0, 5, 5), new Rect(0, -1, 5, 5), new Rect(0, 0, 0, 5))) {
      assertThat(refusal(() -> compare(picture, picture, rect)))
          .isInstanceOf(ImagingException.Unsatisfiable.class);
    }
    Rect[] many = Collections.nCopies(101, new Rect(0, 0, 1, 1)).toArray(Rect[]::new);
    assertExceeds(Limit.RECTANGLES, 101, 100, () -> compare(picture, picture, many));
    Rect[] enough = Arrays.copyOf(many, 100);
    assertThat(compare(picture, picture, enough).changedPixels()).isZero();
  }

  @Test
  void canvasOfBothIsBounded() throws Exception {
    AssemblyLimits assembly = new AssemblyLimits(2, 10_000, Duration.ofSeconds(60));
    Source wide = drawings.png(Drawings.plain(200, 10, Color.RED));
    Source tall = drawings.png(Drawings.plain(10, 200, Color.RED));
    try (ImageEngine engine = engine(ImageLimits.DEFAULT.withAssembly(assembly))) {
      assertExceeds(
          Limit.ASSEMBLED_PIXELS,
          40_000,
          10_000,
          () -> engine.compare(wide, tall, List.of(), drawings.target()));
    }
  }

  private static BufferedImage block(Color ground) {
    return Drawings.with(Drawings.plain(200, 100, ground), 50, 40, 30, 20, Color.BLACK);
  }

  private Difference compare(Source before, Source after, Rect... ignored) throws Exception {
    return engine().compare(before, after, List.of(ignored), drawings.target());
  }
}

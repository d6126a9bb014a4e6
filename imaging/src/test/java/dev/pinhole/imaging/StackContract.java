package dev.pinhole.imaging;

import static dev.pinhole.imaging.Drawings.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.ValueSource;

/// What every engine does with tiles.
abstract class StackContract {
  @TempDir Path directory;
  private Drawings drawings = new Drawings(Path.of("."));

  abstract ImageEngine engine();

  /// With bounds of a test's own; closed by the test.
  abstract ImageEngine engine(ImageLimits limits);

  @BeforeEach
  void drawings() {
    drawings = new Drawings(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"700,700,700,333", "5", "300,7,300,300,1", "1,1,1", "33,512,512,512,512,512,90"})
  void everyRowComesOutOnceAndInOrder(String list) throws Exception {
    int[] heights = Arrays.stream(list.split(",", -1)).mapToInt(Integer::parseInt).toArray();
    Path target = drawings.target();

    Rendered rendered = engine().stack(drawings.tiles(64, heights), Transform.NONE, target);

    int height = Arrays.stream(heights).sum();
    assertThat(rendered)
        .isEqualTo(new Rendered(ImageFormat.PNG, 64, height, 1, Files.size(target), 100));
    BufferedImage stacked = Drawings.read(target);
    for (int y = 0; y < height; y++) {
      assertThat(stacked.getRGB(0, y) & 0xffffff).isEqualTo(y);
      assertThat(stacked.getRGB(63, y) & 0xffffff).isEqualTo(y);
    }
    assertThat(stacked.getHeight()).isEqualTo(height);
  }

  @Test
  void madeImageNeedsNoSecondLook() throws Exception {
    Path target = drawings.target();
    Rendered rendered = engine().stack(drawings.tiles(20, 30, 10), Transform.NONE, target);

    assertThat(ImageInfo.of(rendered, false)).isEqualTo(engine().probe(Drawings.source(target)));
  }

  @Test
  void tilesOfEveryKindStandBelowEachOther() throws Exception {
    Source webp = webp(Drawings.plain(40, 40, Color.BLUE));
    List<Source> tiles =
        List.of(
            drawings.png(Drawings.plain(40, 40, Color.RED)),
            drawings.png(
                Drawings.asType(Drawings.plain(40, 40, Color.GRAY), BufferedImage.TYPE_BYTE_GRAY)),
            webp,
            drawings.file(Drawings.plain(40, 40, Color.YELLOW), "jpeg"),
            drawings.png(Drawings.plain(40, 20, new Color(0, 255, 0, 0))));
    Path target = drawings.target();

    engine().stack(tiles, Transform.NONE, target);

    BufferedImage stacked = Drawings.read(target);
    assertThat(stacked.getRGB(20, 20)).isEqualTo(Color.RED.getRGB());
    assertThat(new Color(stacked.getRGB(20, 60)))
        .returns(stacked.getRGB(20, 60) & 255, Color::getRed);
    assertThat(stacked.getRGB(20, 100) & 255).isGreaterThan(240);
    assertThat(stacked.getRGB(20, 140) >> 16 & 255).isGreaterThan(240);
    assertThat(stacked.getRGB(20, 170) >>> 24).isZero();
  }

  private Source webp(BufferedImage image) throws Exception {
    Path target = drawings.target();
    engine().render(drawings.png(image), query("fm=webp"), target);
    return Drawings.source(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "webp", "avif", "png", "tiff"})
  void wholeIsScaledAndEncodedAsAsked(String format) throws Exception {
    List<Source> tiles =
        List.of(
            drawings.png(Drawings.plain(60, 90, Color.RED)),
            drawings.png(Drawings.plain(60, 90, Color.BLUE)));
    Path target = drawings.target();

    Rendered rendered = engine().stack(tiles, query("w=30&fm=" + format), target);

    assertThat(rendered)
        .returns(ImageFormat.ofExtension(format).orElseThrow(), Rendered::format)
        .returns(30, Rendered::width)
        .returns(90, Rendered::height)
        .returns(Files.size(target), Rendered::size);
    Path png = drawings.target();
    engine().render(Drawings.source(target), query("fm=png"), png);
    BufferedImage shown = Drawings.read(png);
    assertThat(shown.getRGB(15, 40) >> 16 & 255).isGreaterThan(230);
    assertThat(shown.getRGB(15, 50) & 255).isGreaterThan(230);
  }

  @Test
  void boxAndQualityApplyToTheWhole() throws Exception {
    Path target = drawings.target();
    List<Source> tiles = drawings.tiles(60, 90, 90);

    Rendered rendered = engine().stack(tiles, query("w=50&h=40&fit=cover&fm=jpg&q=33"), target);

    assertThat(rendered)
        .returns(50, Rendered::width)
        .returns(40, Rendered::height)
        .returns(33, Rendered::quality);
  }

  @Test
  void formatThatCannotHoldItIsRefusedWithOneThatCan() throws Exception {
    List<Source> tiles = drawings.tiles(16, 8192, 8192);

    var refused = refusal(() -> engine().stack(tiles, query("fm=webp"), drawings.target()));

    assertThat(refused)
        .isInstanceOfSatisfying(
            ImagingException.LimitExceeded.class,
            e ->
                assertThat(e)
                    .returns(Limit.OUTPUT_SIDE, ImagingException.LimitExceeded::limit)
                    .returns(16_384L, ImagingException.LimitExceeded::found)
                    .returns(16_383L, ImagingException.LimitExceeded::allowed))
        .hasMessageContaining("webp cannot hold more, jpg and png and avif and gif and tiff can");
    assertThat(engine().stack(tiles, query("fm=jpg"), drawings.target()).height())
        .isEqualTo(16_384);
  }

  @Test
  void boundsHoldBeforeAnyWork() throws Exception {
    AssemblyLimits few = new AssemblyLimits(2, 5_000, Duration.ofSeconds(60));
    List<Source> tiles = drawings.tiles(20, 100, 100, 100);
    try (ImageEngine engine = engine(ImageLimits.DEFAULT.withAssembly(few))) {
      assertExceeds(Limit.TILES, 3, 2, () -> engine.stack(tiles, Transform.NONE, out()));
      List<Source> large = drawings.tiles(50, 60, 60);
      assertExceeds(
          Limit.ASSEMBLED_PIXELS, 6_000, 5_000, () -> engine.stack(large, Transform.NONE, out()));
      List<Source> two = tiles.subList(0, 2);
      assertExceeds(
          Limit.ASSEMBLED_PIXELS,
          16_000,
          5_000,
          () -> engine.stack(two, query("w=40&h=400&fit=fill"), out()));
      assertThat(engine.stack(two, Transform.NONE, out()).height()).isEqualTo(200);
    }
  }

  @Test
  void tilesThatDoNotFitAreRefused() throws Exception {
    Source wide = drawings.png(Drawings.plain(21, 10, Color.RED));
    Source narrow = drawings.png(Drawings.plain(20, 10, Color.RED));

    assertThat(refusal(() -> engine().stack(List.of(narrow, wide), Transform.NONE, out())))
        .isInstanceOf(ImagingException.Unsatisfiable.class)
        .hasMessageContaining("tile 2 is 21 pixels wide, the first one 20");
    assertThat(refusal(() -> engine().stack(List.of(), Transform.NONE, out())))
        .isInstanceOf(ImagingException.Unsatisfiable.class);
    Source gif = drawings.file(Drawings.plain(20, 10, Color.RED), "gif");
    assertThat(refusal(() -> engine().stack(List.of(narrow, gif), Transform.NONE, out())))
        .isInstanceOf(ImagingException.Unsupported.class)
        .hasMessageContaining("GIF");
  }

  @Test
  void damagedTileIsRefused() throws Exception {
    List<Source> tiles = drawings.tiles(64, 300, 300);
    byte[] whole = Files.readAllBytes(tiles.getLast().parts().getFirst());
    Path cut = Files.write(out(), Arrays.copyOf(whole, whole.length - 30));
    Path text = Files.write(out(), "no picture".getBytes(StandardCharsets.UTF_8));

    assertThat(refusal(() -> stack(tiles.getFirst(), Drawings.source(cut))))
        .isInstanceOf(ImagingException.Corrupt.class);
    assertThat(refusal(() -> stack(tiles.getFirst(), Drawings.source(text))))
        .isInstanceOf(ImagingException.Unsupported.class);
  }

  @Test
  void targetThatCannotBeWrittenIsNoFaultOfThePictures() throws Exception {
    List<Source> tiles = Collections.nCopies(3, drawings.png(Drawings.numbered(64, 500, 0)));

    assertThatThrownBy(() -> engine().stack(tiles, Transform.NONE, Path.of("/dev/full")))
        .isInstanceOf(UncheckedIOException.class);
  }

  private Rendered stack(Source... tiles) throws Exception {
    return engine().stack(List.of(tiles), Transform.NONE, out());
  }

  private Path out() throws java.io.IOException {
    return drawings.target();
  }

  static ImagingException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    return catchThrowableOfType(ImagingException.class, work);
  }

  static void assertExceeds(
      Limit limit,
      long found,
      long allowed,
      org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    assertThat(refusal(work))
        .isInstanceOfSatisfying(
            ImagingException.LimitExceeded.class,
            e ->
                assertThat(e)
                    .returns(limit, ImagingException.LimitExceeded::limit)
                    .returns(found, ImagingException.LimitExceeded::found)
                    .returns(allowed, ImagingException.LimitExceeded::allowed));
  }
}

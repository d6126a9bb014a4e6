package dev.pinhole.imaging.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.AssemblyLimits;
import dev.pinhole.imaging.Difference;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Rendered;
import dev.pinhole.imaging.Source;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page of 2560 × 80,000 pixels, in 20 tiles, in a worker with the memory that every one has.
class TallPageTest {
  private static final int WIDTH = 2560;
  private static final int TILE = 4000;
  private static final int TILES = 20;
  private static final int NOISE = 200;
  private static final long MEBIBYTE = 1 << 20;

  @TempDir private static Path directory;
  private static final List<Source> PAGE = new ArrayList<>();

  @BeforeAll
  static void photograph() throws IOException {
    for (int i = 0; i < TILES; i++) {
      PAGE.add(tile(i * TILE));
    }
  }

  /// Each row in the colour of its number, and some noise at the right that does not compress.
  private static Source tile(int top) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, TILE, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(top);
    int[] row = new int[WIDTH];
    for (int y = 0; y < TILE; y++) {
      Arrays.fill(row, top + y);
      for (int x = WIDTH - NOISE; x < WIDTH; x++) {
        row[x] = random.nextInt(1 << 24);
      }
      image.setRGB(0, y, WIDTH, 1, row, 0, WIDTH);
    }
    Path file = directory.resolve("tile-" + top);
    ImageIO.write(image, "png", file.toFile());
    return Source.of(file, Files.size(file));
  }

  @Test
  void isStackedAndComparedInBoundedMemory() throws Exception {
    Path stacked = directory.resolve("stacked");
    try (WorkerPool pool = pool(ImageLimits.DEFAULT)) {
      Rendered rendered = pool.stack(PAGE, Transform.NONE, stacked);
      assertThat(rendered.height()).isEqualTo(TILES * TILE);
      assertThat(mostEverResident(pool)).isLessThan(512 * MEBIBYTE);

      Source page = Source.of(stacked, rendered.size());
      Source shorter = stack(pool, PAGE.subList(0, TILES - 1));
      Difference difference = pool.compare(shorter, page, List.of(), directory.resolve("seen"));
      assertThat(difference.changedPixels()).isEqualTo((long) WIDTH * TILE);
      assertThat(difference.changedRatio()).isEqualTo(0.05);
      assertThat(mostEverResident(pool)).isLessThan(1024 * MEBIBYTE);
    }
    assertThat(rows(stacked)).isEqualTo(numbers());
  }

  private static Source stack(WorkerPool pool, List<Source> tiles) throws Exception {
    Path target = directory.resolve("part");
    return Source.of(target, pool.stack(tiles, Transform.NONE, target).size());
  }

  @Test
  void timeHasABoundOfItsOwn() throws Exception {
    AssemblyLimits brief = new AssemblyLimits(100, 250_000_000, Duration.ofMillis(200));
    try (WorkerPool pool = pool(ImageLimits.DEFAULT.withAssembly(brief))) {
      assertThat(catchThrowable(() -> pool.stack(PAGE, Transform.NONE, target())))
          .isInstanceOf(ImagingException.TimedOut.class)
          .hasMessageContaining("200 ms");
      assertThat(pool.probe(PAGE.getFirst()).width()).isEqualTo(WIDTH);
    }
  }

  @Test
  void workerThatRunsOutOfMemoryIsReplaced() throws Exception {
    // Turned by a quarter, the page is needed whole: three bytes of each pixel.
    Transform turned = Transform.parse(Map.of("rot", "90", "fm", "png"));
    ImageLimits d = ImageLimits.DEFAULT;
    ImageLimits tight =
        new ImageLimits(
            d.inputBytes(),
            d.pixels(),
            d.frames(),
            d.scans(),
            d.decodedBytes(),
            d.outputSide(),
            d.deadline(),
            1);
    try (WorkerPool pool = pool(tight)) {
      assertThat(catchThrowable(() -> pool.stack(PAGE, turned, target())))
          .isInstanceOf(ImagingException.Crashed.class);
      assertThat(pool.probe(PAGE.getFirst()).width()).isEqualTo(WIDTH);
    }
  }

  private static Path target() {
    return directory.resolve("target");
  }

  private static WorkerPool pool(ImageLimits limits) {
    return WorkerPool.start(limits, PoolSettings.defaults().withWorkers(1));
  }

  private static long mostEverResident(WorkerPool pool) throws IOException {
    Path status = Path.of("/proc", pool.processIds().getFirst().toString(), "status");
    return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        << 10;
  }

  /// The first pixel of every row, without holding the others.
  private static int[] rows(Path png) throws IOException {
    var reader = ImageIO.getImageReadersByFormatName("png").next();
    try (var in = ImageIO.createImageInputStream(png.toFile())) {
      reader.setInput(in);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(WIDTH, 1, 0, 0);
      BufferedImage column = reader.read(0, param);
      int[] rows = new int[column.getHeight()];
      for (int y = 0; y < rows.length; y++) {
        rows[y] = column.getRGB(0, y) & 0xffffff;
      }
      return rows;
    }
  }

  private static int[] numbers() {
    int[] numbers = new int[TILES * TILE];
    Arrays.setAll(numbers, y -> y);
    return numbers;
  }
}

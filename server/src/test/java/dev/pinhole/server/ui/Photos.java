package dev.pinhole.server.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Photographs of nothing, which compress as badly as real ones: about 1.5 MB each. */
final class Photos {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1200;

  private Photos() {}

  static Path[] in(Path folder, int count) {
    return IntStream.range(0, count).mapToObj(seed -> photo(folder, seed)).toArray(Path[]::new);
  }

  private static Path photo(Path folder, int seed) {
    try {
      Path file = folder.resolve("IMG_%04d.jpg".formatted(seed));
      ImageIO.write(grain(seed), "jpg", file.toFile());
      return file;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BufferedImage grain(int seed) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    int[] row = new int[WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        row[x] = random.nextInt() & 0xFFFFFF;
      }
      image.setRGB(0, y, WIDTH, 1, row, 0, WIDTH);
    }
    return image;
  }

  static Path text(Path folder, String name) throws IOException {
    return Files.writeString(folder.resolve(name), "This is no image at all.\n");
  }

  static long bytes(Path... files) throws IOException {
    long sum = 0;
    for (Path file : files) {
      sum += Files.size(file);
    }
    return sum;
  }
}

package dev.pinhole.imaging.worker;

import dev.pinhole.imaging.Source;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Input files for these tests, written by the JDK's own codecs.
final class Pictures {
  private final Path directory;

  Pictures(Path directory) {
    this.directory = directory;
  }

  Source write(String name, byte[] content) throws IOException {
    Path file = Files.write(directory.resolve(name), content);
    return Source.of(file, content.length);
  }

  Source file(String name, String format, BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IOException("no writer for " + format);
    }
    return write(name, out.toByteArray());
  }

  /// Colours that change from pixel to pixel, so that codecs have something to do.
  static BufferedImage noise(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int state = 1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        state = state * 1_664_525 + 1_013_904_223;
        image.setRGB(x, y, state >>> 8);
      }
    }
    return image;
  }
}

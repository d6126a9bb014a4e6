package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.Engines;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.Rendered;
import dev.pinhole.imaging.Source;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Test pictures, and the engine that turns them into others.
final class Pictures {
  static final ImageEngine ENGINE = Engines.inProcess(ImageLimits.DEFAULT);

  /// Nine colours, three by three, that survive JPEG and a palette well enough to be told apart.
  static final Color[] NINE = {
    new Color(220, 20, 20), new Color(20, 200, 20), new Color(20, 20, 220),
    new Color(220, 220, 20), new Color(128, 128, 128), new Color(20, 220, 220),
    new Color(220, 20, 220), new Color(250, 250, 250), new Color(10, 10, 10)
  };

  private Pictures() {}

  /// The nine colours as equal fields.
  static BufferedImage grid(int width, int height, int type) {
    var image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 9; i++) {
      graphics.setColor(NINE[i]);
      int left = i % 3 * width / 3;
      int top = i / 3 * height / 3;
      graphics.fillRect(left, top, (i % 3 + 1) * width / 3 - left, (i / 3 + 1) * height / 3 - top);
    }
    graphics.dispose();
    return image;
  }

  static BufferedImage grid(int width, int height) {
    return grid(width, height, BufferedImage.TYPE_INT_RGB);
  }

  /// One the eye would call a photograph: nothing in it repeats, no two places alike.
  static BufferedImage scene(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double wave = Math.sin(x * 0.031 + Math.cos(y * 0.017) * 3) + Math.cos(y * 0.043);
        int red = (int) (127 + 50 * wave + 40.0 * x / width);
        int green = (int) (110 + 45 * Math.sin(wave * 2 + y * 0.01) + 60.0 * y / height);
        int blue = (int) (100 + 50 * Math.cos(x * 0.011 - y * 0.023) + 30 * wave);
        image.setRGB(x, y, clamp(red) << 16 | clamp(green) << 8 | clamp(blue));
      }
    }
    return image;
  }

  private static int clamp(int value) {
    return Math.clamp(value, 0, 255);
  }

  /// As a file of the JDK's own making.
  static byte[] encoded(BufferedImage image, String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, bytes)) {
      throw new IOException("the JDK writes no " + format + " of this kind");
    }
    return bytes.toByteArray();
  }

  static Path png(Path directory, BufferedImage image) throws IOException {
    return file(directory, encoded(image, "png"));
  }

  static Path file(Path directory, byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(directory, "source-", ""), bytes);
  }

  static Source source(Path file) throws IOException {
    return Source.of(file, Files.size(file));
  }

  /// What a render made, with the file it is in.
  record Result(Rendered rendered, Path file) {
    byte[] bytes() throws IOException {
      return Files.readAllBytes(file);
    }

    /// Its pixels, whatever its format: through PNG, which the JDK reads.
    BufferedImage pixels() throws Exception {
      Path png = render(file, "fm=png").file();
      BufferedImage image = ImageIO.read(png.toFile());
      if (image == null) {
        throw new IOException("the JDK cannot read " + png);
      }
      return image.getRaster().getNumBands() <= 2 ? asColour(image) : image;
    }
  }

  /// The JDK takes grey for linear light and would show it brighter than any browser does.
  private static BufferedImage asColour(BufferedImage grey) {
    if (grey.getColorModel() instanceof IndexColorModel) {
      return grey;
    }
    var raster = grey.getRaster();
    int shift = raster.getSampleModel().getSampleSize(0) - 8;
    var colour = new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < grey.getHeight(); y++) {
      for (int x = 0; x < grey.getWidth(); x++) {
        int value = raster.getSample(x, y, 0) >> shift;
        int alpha = raster.getNumBands() == 2 ? raster.getSample(x, y, 1) >> shift : 255;
        colour.setRGB(x, y, alpha << 24 | value * 0x010101);
      }
    }
    return colour;
  }

  static Result render(Path source, String query) throws Exception {
    Path target =
        Files.createTempFile(
            java.util.Objects.requireNonNull(source.getParent()), "rendition-", "");
    return new Result(ENGINE.render(source(source), Query.parse(query), target), target);
  }

  /// Which of the nine colours is shown at a place given in parts of the picture.
  static int fieldAt(BufferedImage image, double x, double y) {
    var shown =
        new Color(image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())), true);
    int nearest = 0;
    for (int i = 1; i < NINE.length; i++) {
      if (distance(NINE[i], shown) < distance(NINE[nearest], shown)) {
        nearest = i;
      }
    }
    return nearest;
  }

  static double distance(Color a, Color b) {
    return Math.abs(a.getRed() - b.getRed())
        + Math.abs(a.getGreen() - b.getGreen())
        + Math.abs(a.getBlue() - b.getBlue());
  }

  /// Mean difference of a band between two pictures of the same size, 0 to 255.
  static double difference(BufferedImage a, BufferedImage b) {
    if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
      throw new IllegalArgumentException("sizes differ: %s, %s".formatted(a, b));
    }
    double sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        sum += distance(new Color(a.getRGB(x, y)), new Color(b.getRGB(x, y)));
      }
    }
    return sum / (3.0 * a.getWidth() * a.getHeight());
  }
}

package dev.pinhole.imaging;

import dev.pinhole.api.transform.InvalidTransformException;
import dev.pinhole.api.transform.Transform;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Pictures whose every row or pixel is known, as files in a directory.
final class Drawings {
  private final Path directory;

  Drawings(Path directory) {
    this.directory = directory;
  }

  /// Each row is of one colour, which is its number counted from `first`.
  static BufferedImage numbered(int width, int height, int first) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      Arrays.fill(row, first + y);
      image.setRGB(0, y, width, 1, row, 0, width);
    }
    return image;
  }

  static BufferedImage plain(int width, int height, Color colour) {
    int type = colour.getAlpha() == 255 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    BufferedImage image = new BufferedImage(width, height, type);
    return with(image, 0, 0, width, height, colour);
  }

  static BufferedImage with(
      BufferedImage image, int left, int top, int width, int height, Color colour) {
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        image.setRGB(x, y, colour.getRGB());
      }
    }
    return image;
  }

  static BufferedImage asType(BufferedImage image, int type) {
    BufferedImage other = new BufferedImage(image.getWidth(), image.getHeight(), type);
    Graphics2D graphics = other.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return other;
  }

  Source png(BufferedImage image) throws IOException {
    return file(image, "png");
  }

  Source file(BufferedImage image, String format) throws IOException {
    Path file = target();
    if (!ImageIO.write(image, format, file.toFile())) {
      throw new IOException("the JDK writes no " + format + " of this kind");
    }
    return source(file);
  }

  /// Numbered rows all through, cut into tiles of these heights.
  List<Source> tiles(int width, int... heights) throws IOException {
    List<Source> tiles = new ArrayList<>();
    int top = 0;
    for (int height : heights) {
      tiles.add(png(numbered(width, height, top)));
      top += height;
    }
    return tiles;
  }

  Path target() throws IOException {
    return Files.createTempFile(directory, "picture-", "");
  }

  static Source source(Path file) throws IOException {
    return Source.of(file, Files.size(file));
  }

  static BufferedImage read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException("the JDK cannot read " + file);
    }
    return image;
  }

  static Transform query(String query) throws InvalidTransformException {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return Transform.parse(parameters);
  }
}

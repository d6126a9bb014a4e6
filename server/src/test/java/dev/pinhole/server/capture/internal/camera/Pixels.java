package dev.pinhole.server.capture.internal.camera;

import dev.pinhole.api.transform.InvalidTransformException;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Source;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A decoded picture. */
record Pixels(BufferedImage image) {

  /** PNG and JPEG as they are, WebP and AVIF by way of the engine. */
  static Pixels of(Path file, Path directory, ImageEngine engine)
      throws IOException, InterruptedException {
    BufferedImage image = ImageIO.read(file.toFile());
    return new Pixels(image == null ? decoded(file, directory, engine) : image);
  }

  private static BufferedImage decoded(Path file, Path directory, ImageEngine engine)
      throws IOException, InterruptedException {
    Path png = Files.createTempFile(directory.getParent(), "decoded", ".png");
    try {
      Source source = Source.of(file, Files.size(file));
      engine.render(source, Transform.parse(Map.of("fm", "png")), png);
      return ImageIO.read(png.toFile());
    } catch (ImagingException | InvalidTransformException e) {
      throw new IOException(e);
    } finally {
      Files.delete(png);
    }
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  List<Integer> size() {
    return List.of(width(), height());
  }

  /** Red, green and blue, in hex. */
  String at(int x, int y) {
    return "%06x".formatted(image.getRGB(x, y) & 0xFFFFFF);
  }

  /** 0 transparent, 255 opaque. */
  int opacity(int x, int y) {
    return image.getRGB(x, y) >>> 24;
  }

  /** Whether the colours are nearly these, as lossy formats keep them. */
  boolean isNearly(int x, int y, int rgb) {
    int found = image.getRGB(x, y);
    int far = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      far = Math.max(far, Math.abs(((found >> shift) & 255) - ((rgb >> shift) & 255)));
    }
    return far <= 12;
  }
}

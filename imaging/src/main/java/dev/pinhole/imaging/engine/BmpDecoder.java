package dev.pinhole.imaging.engine;

import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.ImagingException.Corrupt;
import dev.pinhole.imaging.Source;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// BMP through the JDK's own reader, in strips, so that the Java heap holds a part at a time.
final class BmpDecoder implements Decoder {
  private static final int RGB = 3;
  private static final int STRIP_PIXELS = 1 << 22;

  @Override
  public Decoded decode(Source source, ImageInfo info) throws ImagingException, IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("bmp").next();
    try (ImageInputStream in = open(source)) {
      reader.setInput(in);
      return pixels(reader, info);
    } catch (RuntimeException | IOException e) {
      throw corrupt(e); // the JDK's readers answer damage with whatever they run into
    } finally {
      reader.dispose();
    }
  }

  private static Corrupt corrupt(Exception cause) {
    Corrupt corrupt = new Corrupt("the BMP cannot be decoded: " + cause.getMessage());
    corrupt.initCause(cause);
    return corrupt;
  }

  /// One file is read where it is; the parts of several end up in memory, as far as they are read.
  private static ImageInputStream open(Source source) throws IOException {
    List<Path> files = source.parts();
    if (files.size() == 1) {
      return new FileImageInputStream(files.getFirst().toFile());
    }
    List<InputStream> parts = new ArrayList<>();
    for (Path file : files) {
      parts.add(Files.newInputStream(file));
    }
    return new MemoryCacheImageInputStream(new SequenceInputStream(Collections.enumeration(parts)));
  }

  private static Decoded.Pixels pixels(ImageReader reader, ImageInfo info) throws IOException {
    int width = info.width();
    int height = info.height();
    ByteBuffer pixels = ByteBuffer.allocateDirect(Math.multiplyExact(width * RGB, height));
    int rows = Math.max(1, STRIP_PIXELS / width);
    for (int top = 0; top < height; top += rows) {
      ImageReadParam part = reader.getDefaultReadParam();
      part.setSourceRegion(new Rectangle(0, top, width, Math.min(rows, height - top)));
      copy(reader.read(0, part), pixels);
    }
    return new Decoded.Pixels(width, height, RGB, pixels.flip(), null);
  }

  private static void copy(BufferedImage strip, ByteBuffer pixels) {
    int[] row = new int[strip.getWidth()];
    for (int y = 0; y < strip.getHeight(); y++) {
      strip.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int rgb : row) {
        pixels.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
      }
    }
  }
}

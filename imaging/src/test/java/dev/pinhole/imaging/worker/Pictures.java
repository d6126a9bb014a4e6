package dev.pinhole.imaging.worker;

import dev.pinhole.imaging.Source;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

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

  /// A progressive JPEG with its last scan (a refinement that may come any number of times)
  /// repeated: small in bytes, long in the decoder.
  Source manyScans(int side, int scans) throws IOException {
    byte[] jpeg = progressive(new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY));
    int last = lastScan(jpeg);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, last);
    for (int i = 0; i < scans; i++) {
      out.write(jpeg, last, jpeg.length - 2 - last);
    }
    out.write(jpeg, jpeg.length - 2, 2);
    return write("scans.jpg", out.toByteArray());
  }

  private static int lastScan(byte[] jpeg) {
    for (int i = jpeg.length - 2; i > 0; i--) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xda) {
        return i;
      }
    }
    throw new IllegalArgumentException("no scan");
  }

  private static byte[] progressive(BufferedImage image) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    ImageWriter writer = writers.next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}

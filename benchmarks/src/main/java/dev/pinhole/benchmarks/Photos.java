package dev.pinhole.benchmarks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Photo-like JPEG files, the same on every run: smooth waves for the sky, noise for the grass.
final class Photos {

  private Photos() {}

  /// @param quality JPEG quality, 0 to 1
  static byte[] jpeg(int width, int height, float quality) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, pixel(x, y, random));
      }
    }
    return encode(image, quality);
  }

  private static int pixel(int x, int y, Random random) {
    int noise = random.nextInt(17) - 8;
    int red = (int) (128 + 90 * Math.sin(x / 97.0 + y / 211.0)) + noise;
    int green = (int) (128 + 90 * Math.sin(x / 41.0 - y / 67.0)) + noise;
    int blue = (int) (128 + 90 * Math.cos(y / 131.0)) + noise;
    return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
  }

  private static int clamp(int value) {
    return Math.clamp(value, 0, 255);
  }

  private static byte[] encode(BufferedImage image, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /// The same picture as different bytes: a comment segment (ISO 10918-1, COM) with a number in it.
  static byte[] numbered(byte[] jpeg, long number) {
    return ByteBuffer.allocate(jpeg.length + 12)
        .put(jpeg, 0, 2)
        .putShort((short) 0xFFFE)
        .putShort((short) 10)
        .putLong(number)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /// A photo of about `bytes` bytes.
  static byte[] ofSize(int bytes) throws IOException {
    double perPixel = (double) jpeg(1000, 750, 0.95f).length / (1000 * 750);
    int width = (int) Math.sqrt(bytes / perPixel * 4 / 3);
    return jpeg(width, width * 3 / 4, 0.95f);
  }
}

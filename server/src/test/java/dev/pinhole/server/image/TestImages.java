package dev.pinhole.server.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Small images made for a test. The same seed gives the same bytes. */
public final class TestImages {
  private TestImages() {}

  public static byte[] png(int seed) {
    return encoded("png", 32, 24, seed);
  }

  public static byte[] jpeg(int seed) {
    return encoded("jpg", 64, 48, seed);
  }

  public static byte[] encoded(String format, int width, int height, int seed) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color((seed * 7919) & 0xFFFFFF));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.WHITE);
    graphics.drawString(Integer.toString(seed), 2, 16);
    graphics.dispose();
    // a pixel each for the seed's bytes, so that no two seeds look the same
    image.setRGB(0, 0, seed);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A valid PNG of about {@code size} bytes: most of them in a chunk that no reader looks at. */
  public static byte[] largePng(int seed, int size) {
    byte[] png = png(seed);
    byte[] padding = new byte[size];
    new Random(seed).nextBytes(padding);
    return insert(png, 33, pngChunk("paDd", padding));
  }

  /** What {@code prefix}, {@code count} bytes of padding and {@code suffix} make a PNG of. */
  public static byte[] pngChunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }

  /** A JPEG with these segments, each a marker's second byte and its content, in front. */
  public static byte[] jpegWith(byte[] jpeg, int marker, byte[] content) {
    byte[] segment =
        ByteBuffer.allocate(4 + content.length)
            .put((byte) 0xFF)
            .put((byte) marker)
            .putShort((short) (content.length + 2))
            .put(content)
            .array();
    return insert(jpeg, 2, segment);
  }

  public static byte[] insert(byte[] into, int at, byte[] what) {
    return ByteBuffer.allocate(into.length + what.length)
        .put(into, 0, at)
        .put(what)
        .put(into, at, into.length - at)
        .array();
  }
}

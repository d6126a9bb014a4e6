package dev.pinhole.server.platform;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/**
 * A QR code (ISO 18004) with the margin that readers need.
 *
 * @param modules what is dark
 */
public record QrCode(ByteMatrix modules) {
  private static final int MARGIN = 4;

  /** Pixels of a module: enough to be printed as wide as a hand. */
  private static final int SCALE = 10;

  /**
   * Encodes a text; a seventh of the code may be dirty.
   *
   * @throws IllegalArgumentException for a text of more than some two thousand characters
   */
  public static QrCode of(String text) {
    try {
      return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
  }

  private int size() {
    return modules.getWidth() + 2 * MARGIN;
  }

  private boolean isDark(int x, int y) {
    return x >= 0
        && y >= 0
        && x < modules.getWidth()
        && y < modules.getHeight()
        && modules.get(x, y) == 1;
  }

  public byte[] png() {
    int side = size() * SCALE;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean dark = isDark(x / SCALE - MARGIN, y / SCALE - MARGIN);
        image.setRGB(x, y, dark ? 0x000000 : 0xFFFFFF);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** One path, of a bar for each run of dark modules. */
  public byte[] svg() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (isDark(x, y) && !isDark(x - 1, y)) {
          path.append("M%d %dh%dv1H%dz".formatted(x + MARGIN, y + MARGIN, run(x, y), x + MARGIN));
        }
      }
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
    <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>
    """
        .formatted(size(), path)
        .getBytes(StandardCharsets.UTF_8);
  }

  private int run(int x, int y) {
    int length = 1;
    while (isDark(x + length, y)) {
      length++;
    }
    return length;
  }
}

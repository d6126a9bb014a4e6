package dev.pinhole.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.Decoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final String LINK =
      "https://pictures.example.org/invite/0123456789abcdefghijkl" + "MNOPQRSTUVWXYZ_-01234567";
  private static final Pattern BAR = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1H\\1z");

  @Test
  void pngIsReadByAReader() throws IOException, ReaderException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(QrCode.of(LINK).png()));
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    LuminanceSource light = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    String read = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(light))).getText();
    assertThat(read).isEqualTo(LINK);
  }

  @Test
  void svgDrawsTheSameModules() throws ReaderException {
    String svg = new String(QrCode.of(LINK).svg(), StandardCharsets.UTF_8);
    Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"").matcher(svg);
    assertThat(box.find()).isTrue();
    BitMatrix drawn = new BitMatrix(Integer.parseInt(box.group(1)) - 8);
    Matcher bars = BAR.matcher(svg);
    while (bars.find()) {
      drawn.setRegion(
          Integer.parseInt(bars.group(1)) - 4,
          Integer.parseInt(bars.group(2)) - 4,
          Integer.parseInt(bars.group(3)),
          1);
    }
    assertThat(new Decoder().decode(drawn).getText()).isEqualTo(LINK);
  }
}

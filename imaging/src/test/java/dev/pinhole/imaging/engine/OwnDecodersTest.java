package dev.pinhole.imaging.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.transform.Transform;
import dev.pinhole.imaging.Engines;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.ImagingException;
import dev.pinhole.imaging.Source;
import dev.pinhole.imaging.vips.HeifException;
import dev.pinhole.imaging.vips.HeifPixels;
import dev.pinhole.imaging.vips.SystemHeif;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The formats that libvips does not read.
class OwnDecodersTest {
  @TempDir private Path directory = Path.of("");
  private final ImageEngine engine = Engines.inProcess(ImageLimits.DEFAULT);

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_GRAY
      })
  void bmpKeepsItsPixels(int type) throws Exception {
    BufferedImage drawn = drawing(type);
    Path file = write("bmp", drawn);
    Path target = directory.resolve("out.png");
    assertThat(engine.probe(source(file)).format()).isEqualTo(ImageFormat.BMP);
    engine.render(source(file), Transform.NONE.withFormat(ImageFormat.PNG), target);
    assertSame(ImageIO.read(target.toFile()), drawn);
  }

  @Test
  void bmpInPartsAndInStripsKeepsItsPixels() throws Exception {
    BufferedImage drawn = new BufferedImage(2100, 2100, BufferedImage.TYPE_3BYTE_BGR);
    drawn.setRGB(5, 2099, 0xff8040);
    byte[] bytes = Files.readAllBytes(write("bmp", drawn));
    Path head = Files.write(directory.resolve("a"), java.util.Arrays.copyOf(bytes, 777));
    Path tail =
        Files.write(directory.resolve("b"), java.util.Arrays.copyOfRange(bytes, 777, bytes.length));
    Path target = directory.resolve("out.png");
    Source parts = new Source(List.of(head, tail), bytes.length);
    engine.render(parts, Transform.NONE.withFormat(ImageFormat.PNG), target);
    assertThat(ImageIO.read(target.toFile()).getRGB(5, 2099)).isEqualTo(0xffff8040);
  }

  @Test
  void heifIsDecodedByTheSystemsLibrary() throws Exception {
    SystemHeif heif = SystemHeif.find().orElse(null);
    assumeThat(heif).as("libheif of the system").isNotNull();
    BufferedImage drawn = drawing(BufferedImage.TYPE_3BYTE_BGR);
    Path avif = directory.resolve("drawn.avif");
    Transform encode = Transform.parse(java.util.Map.of("fm", "avif", "q", "100"));
    engine.render(source(write("png", drawn)), encode, avif);
    HeifPixels pixels =
        java.util.Objects.requireNonNull(heif).decode(List.of(avif), Files.size(avif));
    assertThat(pixels.width()).isEqualTo(64);
    assertThat(pixels.bands()).isEqualTo(3);
    int red = pixels.bytes().get((40 * 64 + 10) * 3) & 0xff;
    int green = pixels.bytes().get((40 * 64 + 10) * 3 + 1) & 0xff;
    assertThat(red).isBetween(240, 255);
    assertThat(green).isBetween(0, 20);
  }

  @Test
  void damagedHeifIsAnErrorInItsWords() throws Exception {
    SystemHeif heif = SystemHeif.find().orElse(null);
    assumeThat(heif).as("libheif of the system").isNotNull();
    Path file = Files.write(directory.resolve("bad.heic"), new byte[100]);
    assertThatThrownBy(() -> java.util.Objects.requireNonNull(heif).decode(List.of(file), 100))
        .isInstanceOf(HeifException.class)
        .hasMessageMatching(".{5,}");
  }

  @Test
  void svgDrawsWhatIsInItAndNothingFromOutside() throws Exception {
    Path secret = write("png", new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB));
    String document =
        """
        <svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>
        <rect width='10' height='10' fill='#00ff00'/>
        <image href='file://%s' x='10' width='10' height='10'/></svg>
        """
            .formatted(secret);
    Path file = Files.writeString(directory.resolve("drawing"), document);
    Path target = directory.resolve("out.png");
    engine.render(source(file), Transform.NONE.withFormat(ImageFormat.PNG), target);
    BufferedImage drawn = ImageIO.read(target.toFile());
    assertThat(drawn.getRGB(5, 5)).isEqualTo(0xff00ff00);
    assertThat(drawn.getRGB(15, 5) >>> 24).isZero();
  }

  @Test
  void whatIsBrokenInsideIsCorrupt() throws Exception {
    Path file = write("bmp", drawing(BufferedImage.TYPE_BYTE_INDEXED));
    byte[] bytes = Files.readAllBytes(file);
    bytes[46] = 1; // a palette of one colour
    bytes[10] = 54;
    bytes[11] = 0;
    Files.write(file, bytes);
    assertThatThrownBy(() -> engine.render(source(file), Transform.NONE, directory.resolve("x")))
        .isInstanceOf(ImagingException.class);
  }

  private static BufferedImage drawing(int type) {
    BufferedImage image = new BufferedImage(64, 48, type);
    Graphics2D brush = image.createGraphics();
    brush.setColor(Color.RED);
    brush.fillRect(0, 24, 32, 24);
    brush.setColor(Color.WHITE);
    brush.fillRect(32, 0, 32, 24);
    brush.dispose();
    return image;
  }

  private Path write(String format, BufferedImage image) throws IOException {
    Path file = directory.resolve("drawing." + format);
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    return file;
  }

  private static Source source(Path file) throws IOException {
    return Source.of(file, Files.size(file));
  }

  private static void assertSame(BufferedImage actual, BufferedImage expected) {
    for (int y = 0; y < expected.getHeight(); y += 3) {
      for (int x = 0; x < expected.getWidth(); x += 3) {
        assertThat(actual.getRGB(x, y)).isEqualTo(expected.getRGB(x, y));
      }
    }
  }
}

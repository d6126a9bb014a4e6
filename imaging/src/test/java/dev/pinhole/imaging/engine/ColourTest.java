package dev.pinhole.imaging.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.inspect.Inspector;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ColourTest {
  @TempDir private Path directory;

  private static Color centre(BufferedImage image) {
    return new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2), true);
  }

  private static BufferedImage plain(Color colour, int type) {
    var image = new BufferedImage(40, 30, type);
    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < 40; x++) {
        image.setRGB(x, y, colour.getRGB());
      }
    }
    return image;
  }

  /// 128 of 255 in linear light is 188 in sRGB.
  @ParameterizedTest
  @EnumSource(
      value = ImageFormat.class,
      names = {"BMP", "SVG", "HEIC", "PDF"},
      mode = Mode.EXCLUDE)
  void appliesTheEmbeddedProfile(ImageFormat output) throws Exception {
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    BufferedImage grey = plain(new Color(128, 128, 128), BufferedImage.TYPE_INT_RGB);
    Path source = Pictures.file(directory, Canaries.pngWithProfile(grey, linear));

    var result = Pictures.render(source, "w=20&fm=" + output.extension());

    Color shown = centre(result.pixels());
    assertThat(shown.getRed()).isCloseTo(188, within(4));
    assertThat(shown.getGreen()).isCloseTo(188, within(4));
    assertThat(shown.getBlue()).isCloseTo(188, within(4));
  }

  @ParameterizedTest
  @CsvSource({"cc1414, true", "cc1414, false", "14a050, true", "14a050, false"})
  void readsCmyk(String rgb, boolean withProfile) throws Exception {
    Color colour = new Color(Integer.parseInt(rgb, 16));
    byte[] source =
        Canaries.cmykJpeg(plain(colour, BufferedImage.TYPE_INT_RGB), withProfile, directory);

    BufferedImage shown = Pictures.render(Pictures.file(directory, source), "w=20&fm=png").pixels();

    assertThat(Pictures.distance(centre(shown), colour)).isLessThan(60);
  }

  @Test
  void takesADamagedProfileForNone() throws Exception {
    BufferedImage green = plain(new Color(10, 200, 30), BufferedImage.TYPE_INT_RGB);
    Path source = Pictures.file(directory, Canaries.pngWithProfile(green, new byte[200]));

    assertThat(centre(Pictures.render(source, "fm=png").pixels()))
        .isEqualTo(new Color(10, 200, 30));
  }

  @Test
  void keepsGrey() throws Exception {
    var grey = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster()
        .setSamples(0, 0, 40, 30, 0, IntStream.generate(() -> 90).limit(1200).toArray());
    Path source = Pictures.png(directory, grey);

    for (ImageFormat output : ImageFormat.writableFormats()) {
      Color shown = centre(Pictures.render(source, "fm=" + output.extension()).pixels());

      assertThat(Pictures.distance(shown, new Color(90, 90, 90))).as("%s", output).isLessThan(9);
    }
  }

  @ParameterizedTest
  @CsvSource({"png,16", "tiff,16", "jpg,8", "webp,8"})
  void keeps16BitsWhereTheFormatIsForKeeping(String format, int bits) throws Exception {
    var deep = new BufferedImage(20, 20, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setSample(10, 10, 0, 0x1234);
    Path source = Pictures.png(directory, deep);

    Path rendition = Pictures.render(source, "fm=" + format).file();

    var inspection = Inspector.inspect(Pictures.source(rendition), ImageLimits.DEFAULT);
    assertThat(inspection.bitsPerSample()).isEqualTo(bits);
  }

  @Test
  void putsWhiteBehindTransparencyWhereTheFormatHasNone() throws Exception {
    Path source =
        Pictures.png(directory, plain(new Color(0, 0, 0, 0), BufferedImage.TYPE_INT_ARGB));

    assertThat(centre(Pictures.render(source, "fm=jpg").pixels())).isEqualTo(Color.WHITE);
    assertThat(centre(Pictures.render(source, "fm=webp").pixels()).getAlpha()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "bg=ff0000&fm=png,      ffff0000",
    "bg=ff0000&fm=jpg,      fffe0000",
    "bg=80ff0000&fm=png,    80ff0000",
    "bg=80ff0000&fm=jpg,    ffff7f7f",
    "bg=808080&fm=png,      ff808080",
  })
  void putsTheBackgroundBehindTransparency(String query, String argb) throws Exception {
    Path source =
        Pictures.png(directory, plain(new Color(0, 0, 0, 0), BufferedImage.TYPE_INT_ARGB));
    Color expected = new Color(Integer.parseUnsignedInt(argb, 16), true);

    Color shown = centre(Pictures.render(source, query).pixels());

    assertThat(Pictures.distance(shown, expected)).isLessThan(6);
    assertThat(shown.getAlpha()).isCloseTo(expected.getAlpha(), within(1));
  }

  @ParameterizedTest
  @CsvSource({
    "png,  pad=5,             00",
    "jpg,  pad=5,             ffffffff",
    "png,  pad=5&bg=00f,      ff0000ff",
    "jpg,  pad=5&bg=00f,      ff0000fe",
    "webp, pad=5&bg=8000f000, 8000f000",
    "png,  pad=5&bg=fff,      ffffffff",
  })
  void padsWithTheBackground(String format, String query, String argb) throws Exception {
    Color expected = new Color(Integer.parseUnsignedInt(argb, 16), true);
    for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY}) {
      Path source = Pictures.png(directory, plain(Color.BLACK, type));

      BufferedImage shown = Pictures.render(source, query + "&fm=" + format).pixels();

      assertThat(shown.getWidth()).isEqualTo(50);
      assertThat(shown.getHeight()).isEqualTo(40);
      Color corner = new Color(shown.getRGB(0, 0), true);
      assertThat(corner.getAlpha()).isCloseTo(expected.getAlpha(), within(1));
      if (expected.getAlpha() > 0) {
        // Lossy encoders ring at the sharp edge.
        assertThat(Pictures.distance(corner, expected)).isLessThan(30);
      }
      assertThat(Pictures.distance(centre(shown), Color.BLACK)).isLessThan(30);
    }
  }

  /// Bright green that is fully transparent must not tint the edge of what is visible.
  @ParameterizedTest
  @CsvSource({"w=10", "w=15&blur=2", "w=100&fit=contain", "blur=1.5"})
  void keepsInvisibleColourInvisible(String query) throws Exception {
    BufferedImage image = plain(new Color(0, 255, 0, 0), BufferedImage.TYPE_INT_ARGB);
    for (int y = 8; y < 22; y++) {
      for (int x = 11; x < 29; x++) {
        image.setRGB(x, y, new Color(200, 0, 0).getRGB());
      }
    }
    Path source = Pictures.png(directory, image);

    BufferedImage shown = Pictures.render(source, query + "&fm=png").pixels();

    for (int y = 0; y < shown.getHeight(); y++) {
      for (int x = 0; x < shown.getWidth(); x++) {
        Color colour = new Color(shown.getRGB(x, y), true);
        if (colour.getAlpha() > 40) {
          assertThat(colour.getGreen()).as("%d,%d: %s", x, y, colour).isLessThan(20);
        }
      }
    }
  }
}

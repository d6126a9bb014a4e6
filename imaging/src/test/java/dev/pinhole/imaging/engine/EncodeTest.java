package dev.pinhole.imaging.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImagingException;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodeTest {
  @TempDir private Path directory;
  private Path scene;

  @BeforeEach
  void makeScene() throws Exception {
    scene = Pictures.png(directory, Pictures.scene(320, 240));
  }

  @ParameterizedTest
  @CsvSource({"jpg,80,3", "png,100,0", "webp,80,3", "avif,50,4", "gif,0,8", "tiff,0,0"})
  void writesEveryFormat(String extension, int quality, double difference) throws Exception {
    var result = Pictures.render(scene, "fm=" + extension);

    assertThat(result.rendered())
        .returns(ImageFormat.ofExtension(extension).orElseThrow(), r -> r.format())
        .returns(320, r -> r.width())
        .returns(240, r -> r.height())
        .returns(quality, r -> r.quality())
        .returns(Files.size(result.file()), r -> r.size());
    assertThat(Pictures.ENGINE.probe(Pictures.source(result.file())).format())
        .isEqualTo(result.rendered().format());
    assertThat(Pictures.difference(result.pixels(), Pictures.scene(320, 240)))
        .isLessThanOrEqualTo(difference);
  }

  @Test
  void writesProgressiveJpeg() throws Exception {
    byte[] jpeg = Pictures.render(scene, "fm=jpg").bytes();

    assertThat(jpeg).containsSequence(0xff, 0xc2);
  }

  @Test
  void makesPngAPaletteWhenQualityIsAsked() throws Exception {
    long lossless = Pictures.render(scene, "fm=png").rendered().size();
    var palette = Pictures.render(scene, "fm=png&q=60");

    assertThat(new String(palette.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("PLTE");
    assertThat(palette.rendered().size()).isLessThan(lossless / 2);
  }

  @ParameterizedTest
  @CsvSource({"jpg,4000", "webp,2000", "avif,1200", "png,14000", "gif,16000", "jpg,999999"})
  void meetsMaxBytesWithTheBestQualityThatFits(String format, int maxBytes) throws Exception {
    var result = Pictures.render(scene, "fm=%s&max-bytes=%d".formatted(format, maxBytes));

    assertThat(result.rendered().size()).isLessThanOrEqualTo(maxBytes);
    assertThat(Files.size(result.file())).isEqualTo(result.rendered().size());
    int quality = result.rendered().quality();
    if (quality > 0 && maxBytes < 999_999) {
      var better = Pictures.render(scene, "fm=%s&q=%d".formatted(format, quality + 1));
      assertThat(better.rendered().size()).isGreaterThan(maxBytes);
    }
  }

  @ParameterizedTest
  @CsvSource({"jpg", "png", "webp", "avif", "gif", "tiff"})
  void saysHowSmallItGotWhenMaxBytesCannotBeMet(String format) {
    var refused =
        catchThrowableOfType(
            ImagingException.Unsatisfiable.class,
            () -> Pictures.render(scene, "max-bytes=100&fm=" + format));

    assertThat(refused.parameter()).isEqualTo("max-bytes");
    assertThat(refused.getMessage()).matches(".*100 cannot be met.* takes [0-9]+ bytes");
  }

  @ParameterizedTest
  @CsvSource({"png,PNG", "jpg,JPEG", "gif,GIF", "tiff,TIFF"})
  void keepsTheSourcesOwnFormat(String jdkFormat, ImageFormat expected) throws Exception {
    BufferedImage grid = Pictures.grid(30, 30);
    Path source = Pictures.file(directory, Pictures.encoded(grid, jdkFormat));

    assertThat(Pictures.render(source, "").rendered().format()).isEqualTo(expected);
  }

  @Test
  void drawsSvgAsPngWithSharpEdges() throws Exception {
    Path source =
        Files.writeString(
            directory.resolve("source"),
            "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'>"
                + "<rect width='5' height='10' fill='#f00'/></svg>");

    var result = Pictures.render(source, "w=400&fit=contain");

    BufferedImage shown = result.pixels();
    assertThat(result.rendered().format()).isEqualTo(ImageFormat.PNG);
    assertThat(shown.getRGB(199, 200)).isEqualTo(0xffff0000);
    assertThat(shown.getRGB(200, 200) >>> 24).isZero();
  }
}

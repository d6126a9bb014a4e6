package dev.pinhole.server.capture.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.imaging.ImageInfo;
import dev.pinhole.imaging.Source;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest extends CameraFixture {
  private static final String PAGE =
      """
      <body style='margin:0;background:linear-gradient(90deg,#f00 50%,#00f 50%)'>
      <div style='height:1200px'></div>\
      """;

  @ParameterizedTest
  @CsvSource({"png,PNG", "jpeg,JPEG", "jpg,JPEG", "webp,WEBP", "avif,AVIF", "gif,GIF"})
  void fileIsWhatWasAskedFor(String format, ImageFormat expected) throws Exception {
    open(PAGE);

    Picture picture = take("format", format);
    ImageInfo probed = probe(picture);

    assertThat(probed.format()).isEqualTo(expected);
    assertThat(List.of(probed.width(), probed.height())).isEqualTo(List.of(800, 600));
    Pixels pixels = Pixels.of(picture.file(), directory, studio().engine());
    assertThat(pixels.isNearly(100, 300, 0xFF0000)).isTrue();
    assertThat(pixels.isNearly(700, 300, 0x0000FF)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"png", "jpeg", "webp", "avif"})
  void whatTheEngineMadeIsWhatItSays(String format) throws Exception {
    open(PAGE);

    Picture picture = take("format", format, "full_page", true, "image_width", 400);

    assertThat(picture.made()).isEqualTo(probe(picture));
    assertThat(files()).containsExactly(picture.file());
  }

  @ParameterizedTest
  @CsvSource({"jpeg", "webp", "avif"})
  void lowerQualityIsSmaller(String format) throws Exception {
    open("<body>" + "<b>Sphinx</b> of black quartz, judge my vow. ".repeat(200));

    assertThat(Files.size(take("format", format, "image_quality", 10).file()))
        .isLessThan(Files.size(take("format", format, "image_quality", 90).file()));
  }

  @ParameterizedTest
  @CsvSource({"200,,200,150", ",150,200,150", "1600,,1600,1200", "300,300,300,300"})
  void isScaledDownAndUpToWhatIsAsked(Integer toWidth, Integer toHeight, int width, int height)
      throws Exception {
    open(PAGE);

    assertThat(scaled(toWidth, toHeight).size()).isEqualTo(List.of(width, height));
  }

  private Pixels scaled(Integer width, Integer height) throws Exception {
    if (width == null) {
      return pixels("image_height", height);
    }
    return height == null
        ? pixels("image_width", width)
        : pixels("image_width", width, "image_height", height);
  }

  @Test
  void widthAndHeightCutFromTheTop() throws Exception {
    open("<body style='margin:0;background:#00f'><div style='height:300px;background:#f00'></div>");

    Pixels pixels = pixels("image_width", 400, "image_height", 150);

    assertThat(pixels.isNearly(200, 145, 0xFF0000)).isTrue();
  }

  private ImageInfo probe(Picture picture) throws Exception {
    return studio().engine().probe(Source.of(picture.file(), Files.size(picture.file())));
  }
}

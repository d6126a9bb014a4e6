package dev.pinhole.server.capture.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OmitBackgroundTest extends CameraFixture {
  private static final String PAGE =
      "<body style='margin:0'><div style='width:400px;height:12000px;background:#00f'></div>";

  @ParameterizedTest
  @ValueSource(strings = {"png", "webp", "avif"})
  void pageWithoutBackgroundIsTransparent(String format) throws Exception {
    open(PAGE);

    Pixels pixels = pixels("format", format, "omit_background", true);

    assertThat(pixels.opacity(600, 300)).isZero();
    assertThat(pixels.opacity(200, 300)).isEqualTo(255);
    assertThat(pixels.isNearly(200, 300, 0x0000FF)).isTrue();
  }

  @Test
  void tilesAreTransparentToo() throws Exception {
    open(PAGE);

    Picture picture = take("full_page", true, "omit_background", true, "full_page_scroll", false);

    assertThat(picture.made()).isNotNull().matches(made -> made.alpha());
    Pixels pixels = Pixels.of(picture.file(), directory, studio().engine());
    assertThat(pixels.opacity(600, 11_000)).isZero();
    assertThat(pixels.opacity(200, 11_000)).isEqualTo(255);
  }

  @Test
  void backgroundIsWhiteUnlessOmitted() throws Exception {
    open(PAGE);

    assertThat(pixels().at(600, 300)).isEqualTo("ffffff");
  }
}

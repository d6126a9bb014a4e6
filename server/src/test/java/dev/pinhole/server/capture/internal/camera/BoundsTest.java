package dev.pinhole.server.capture.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.internal.browser.Deadline;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest extends CameraFixture {

  @Test
  void saysWhatToChangeWhereThePageHasTooManyPixels() {
    properties = new CameraProperties(8_000_000, 100_000_000, 100_000_000);
    open("<body style='margin:0'><div style='height:10001px'></div>");

    assertRefused(
        CaptureErrorCode.TOO_LARGE,
        "800 x 10001 pixels; at most 8000000 are possible. Give a full_page_max_height of at most 10000",
        "full_page",
        true,
        "full_page_scroll",
        false);
  }

  @ParameterizedTest
  @CsvSource({"jpeg,66000,65500,png", "webp,17000,16383,jpeg", "avif,17000,16384,jpeg"})
  void namesFormatThatCanHoldIt(String format, int height, int side, String other) {
    open("<body style='margin:0'><div style='height:%dpx'></div>".formatted(height));

    assertRefused(
        CaptureErrorCode.TOO_LARGE,
        "%s has at most %d a side, %s can hold it".formatted(format, side, other),
        "full_page",
        true,
        "full_page_scroll",
        false,
        "format",
        format);
  }

  @Test
  void pictureThatIsScaledDownFitsAgain() throws Exception {
    open("<body style='margin:0'><div style='height:17000px'></div>");

    Pixels pixels =
        pixels("full_page", true, "full_page_scroll", false, "format", "webp", "image_width", 200);

    assertThat(pixels.height()).isEqualTo(4250);
  }

  @Test
  void refusesElementWiderThanATile() {
    open("<div id=wide style='width:17000px;height:50px'></div>");

    assertRefused(CaptureErrorCode.TOO_LARGE, "17000 pixels wide", "selector", "#wide");
  }

  @Test
  void endsWhenItsTimeIsOver() {
    open("<body>");
    Deadline over = Deadline.in(Duration.ZERO);

    Assertions.assertThatThrownBy(() -> takeBy(over))
        .hasMessageContaining("not finished in time")
        .isInstanceOfSatisfying(
            CaptureException.class, e -> assertThat(e.code()).isEqualTo(CaptureErrorCode.TIMEOUT));
    assertThat(files()).isEmpty();
  }
}

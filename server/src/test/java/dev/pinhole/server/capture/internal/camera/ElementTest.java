package dev.pinhole.server.capture.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinhole.api.capture.CaptureErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementTest extends CameraFixture {
  private static final String STYLE =
      "<style>body { margin: 0; background: #fff } .it { position: absolute; background: #00f }</style>";

  @Test
  void firstMatchIsTakenWhereverItIs() throws Exception {
    open(
        STYLE
            + "<div class=it style='left:100px;top:5000px;width:200px;height:100px'></div>"
            + "<div class=it style='left:0;top:0;width:10px;height:10px'></div>",
        2);

    Pixels pixels = pixels("selector", ".it");

    assertThat(pixels.size()).isEqualTo(List.of(400, 200));
    assertThat(List.of(pixels.at(0, 0), pixels.at(399, 199))).containsOnly("0000ff");
  }

  @Test
  void boxIsRoundedOutward() throws Exception {
    open(STYLE + "<div class=it style='left:10.6px;top:20.2px;width:30px;height:40.5px'></div>");

    assertThat(pixels("selector", ".it").size()).isEqualTo(List.of(31, 41));
  }

  @Test
  void elementHigherThanTheWindowIsComplete() throws Exception {
    Bands bands = new Bands(120, 100);
    open(
        STYLE
            + "<div style='position:fixed;top:0;width:100%;height:50px;background:#f00'></div>"
            + "<div style='height:300px'></div><div id=tall>"
            + bands.html()
            + "</div>");

    Pixels pixels = pixels("selector", "#tall");

    assertThat(pixels.size()).isEqualTo(List.of(800, 12_000));
    assertThat(bands.wrongRows(pixels, 1, 0)).isZero();
  }

  @Test
  void elementInAnotherScrolledBoxIsBroughtIntoView() throws Exception {
    open(
        STYLE
            + "<div style='height:400px;overflow:auto'><div style='height:3000px'></div>"
            + "<div id=deep style='width:70px;height:80px;background:#0f0'></div></div>");

    Pixels pixels = pixels("selector", "#deep");

    assertThat(pixels.size()).isEqualTo(List.of(70, 80));
    assertThat(pixels.at(35, 40)).isEqualTo("00ff00");
  }

  @ParameterizedTest
  @CsvSource({
    "'#none', 'The selector #none matches no element.'",
    "'#gone', 'cannot be seen'",
    "'#clear', 'cannot be seen'",
    "'#flat', 'cannot be seen'",
    "'#away', 'lies outside of the page'",
    "'a[', 'The selector a[ is not a valid CSS selector.'",
    "'text=it', 'is not a valid CSS selector'",
    "'\"); alert(1); (\"', 'is not a valid CSS selector'"
  })
  void refusesWhatCannotBePhotographed(String selector, String detail) {
    open(
        STYLE
            + "<p id=gone style='display:none'>it</p><p id=clear style='visibility:hidden'>it</p>"
            + "<div id=flat></div>"
            + "<p id=away style='position:absolute;left:-900px;width:100px;height:9px'>it</p>");

    assertRefused(CaptureErrorCode.SELECTOR, detail, "selector", selector);
  }
}

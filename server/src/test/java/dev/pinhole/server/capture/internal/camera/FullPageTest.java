package dev.pinhole.server.capture.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullPageTest extends CameraFixture {
  private static final Bands NUMBERED = new Bands(400, 100);

  @ParameterizedTest
  @ValueSource(doubles = {1, 2})
  void pageOf40000PixelsIsCompleteAndUnrepeated(double scale) throws Exception {
    open("<body style='margin:0'>" + NUMBERED.html(), window(scale));

    Pixels pixels = pixels("full_page", true, "full_page_scroll_delay", 0);

    assertThat(pixels.size()).isEqualTo(List.of((int) (400 * scale), (int) (40_000 * scale)));
    assertThat(NUMBERED.wrongRows(pixels, scale, 0)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.5, 2.625, 1.1, 4 / 3.0})
  void tilesMeetWhereDevicePixelsDo(double scale) throws Exception {
    Bands bands = new Bands(100, 120);
    open("<body style='margin:0'>" + bands.html(), window(scale));

    Pixels pixels = pixels("full_page", true, "full_page_scroll", false);

    assertThat(pixels.size())
        .isEqualTo(List.of((int) Math.round(400 * scale), (int) (12_000 * scale)));
    assertThat(bands.wrongRows(pixels, scale, 0)).isZero();
  }

  @Test
  void endsAtTheHeightThatIsGiven() throws Exception {
    open("<body style='margin:0'>" + NUMBERED.html());

    Pixels pixels = pixels("full_page", true, "full_page_max_height", 9050);

    assertThat(pixels.size()).isEqualTo(List.of(800, 9050));
    assertThat(NUMBERED.wrongRows(pixels, 1, 0)).isZero();
  }

  @Test
  void pageLowerThanTheWindowFillsTheWindow() throws Exception {
    open("<body style='margin:0'><p>little");

    assertThat(pixels("full_page", true).size()).isEqualTo(List.of(800, 600));
  }

  @Test
  void pageWithoutAnEndIsFollowedForAWhile() throws Exception {
    open(
        """
        <body style='margin:0'><div style='height:1000px'></div><script>
        addEventListener('scroll', () => {
          while (scrollY + 1200 > document.body.scrollHeight) {
            const more = document.createElement('div');
            more.style.height = '1000px';
            document.body.append(more);
          }
        });
        </script>\
        """);

    Pixels pixels = pixels("full_page", true);

    assertThat(pixels.height()).isEqualTo(26_000);
  }

  @Test
  void pageThatBecomesLowerMeanwhileHasNoEmptyEnd() throws Exception {
    open(
        """
        <body style='margin:0;background:#123456'>
        <div id=part style='height:30000px'></div><script>
        let shots = 0;
        addEventListener('resize', () => {
          if (++shots === 2) document.getElementById('part').style.height = '17000px';
        });
        </script>\
        """);

    Pixels pixels = pixels("full_page", true, "full_page_scroll", false);

    assertThat(pixels.height()).isBetween(17_000, 24_000);
    assertThat(pixels.at(400, pixels.height() - 1)).isEqualTo("123456");
  }

  @Test
  void isCutAtTheWidthThatAPictureCanHave() throws Exception {
    open(
        "<body style='margin:0'><div style='width:100000px;height:300px;background:#abcdef'></div>");

    Pixels pixels = pixels("full_page", true);

    assertThat(pixels.size()).isEqualTo(List.of(16_384, 600));
    assertThat(pixels.at(16_383, 100)).isEqualTo("abcdef");
  }

  @Test
  void whatMovesFitsTogetherAtTheSeams() throws Exception {
    open(
        """
        <style>@keyframes way { from { left: 0 } to { left: 700px } }
        #bar { position: absolute; top: 0; width: 50px; height: 30000px; background: #f00;
               animation: way 3s linear infinite alternate }</style>
        <body style='margin:0'><div id=bar></div>\
        """);

    Pixels pixels = pixels("full_page", true, "full_page_scroll", false);

    int left = leftEdge(pixels, 100);
    assertThat(
            List.of(leftEdge(pixels, 12_000), leftEdge(pixels, 20_000), leftEdge(pixels, 29_000)))
        .containsOnly(left);
  }

  private static int leftEdge(Pixels pixels, int row) {
    int x = 0;
    while (!pixels.at(x, row).equals("ff0000")) {
      x++;
    }
    return x;
  }

  private static NewContextOptions window(double scale) {
    return new NewContextOptions().setViewportSize(400, 600).setDeviceScaleFactor(scale);
  }
}

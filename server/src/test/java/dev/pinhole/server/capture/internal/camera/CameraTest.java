package dev.pinhole.server.capture.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraTest extends CameraFixture {
  private static final String PAGE =
      "<body style='margin:0;background:#123456'><div style='height:2000px'></div>";

  @Test
  void viewIsWhatTheWindowShows() throws Exception {
    open(PAGE, 2);

    Pixels pixels = pixels();

    assertThat(pixels.size()).isEqualTo(List.of(1600, 1200));
    assertThat(pixels.at(1599, 1199)).isEqualTo("123456");
  }

  @Test
  void browsersBytesAreLeftToBeLookedAtAndNothingElseIsLeft() throws Exception {
    open(PAGE);

    Picture picture = take();

    assertThat(picture.made()).isNull();
    assertThat(files()).containsExactly(picture.file());
  }

  @Test
  void viewIsWhereThePageHasBeenScrolledTo() throws Exception {
    Bands bands = new Bands(30, 100);
    open("<body style='margin:0'>" + bands.html()).evaluate("scrollTo(0, 700)");

    assertThat(bands.wrongRows(pixels(), 1, 700)).isZero();
  }

  @Test
  void leavesWindowAsItWas() throws Exception {
    String state = "[innerWidth, innerHeight, devicePixelRatio, screen.width, scrollY].join()";
    Page page = open(PAGE, 2);
    Object before = page.evaluate(state);

    take("full_page", true);

    assertThat(page.evaluate(state)).isEqualTo(before);
  }

  @Test
  void mobilePageKeepsItsLayout() throws Exception {
    NewContextOptions phone =
        new NewContextOptions().setViewportSize(400, 700).setDeviceScaleFactor(2).setIsMobile(true);
    open("<meta name=viewport content='width=500'><body style='margin:0;background:#0a0'>", phone);

    Pixels pixels = pixels("viewport_mobile", true);

    assertThat(pixels.size()).isEqualTo(List.of(800, 1400));
    assertThat(pixels.at(799, 1399)).isEqualTo("00aa00");
  }

  @Test
  void pageCannotLieAboutItsSize() throws Exception {
    open(
        """
        <body style='margin:0;background:#123456'><div style='height:3000px'></div><script>
        Object.defineProperty(window, 'devicePixelRatio', {get: () => 100});
        Object.defineProperty(document, 'images', {get: () => { throw 1 }});
        document.querySelector = () => { throw 1 };
        window.scrollTo = () => { throw 1 };
        window.setTimeout = () => { throw 1 };
        </script>\
        """);

    assertThat(pixels("full_page", true).size()).isEqualTo(List.of(800, 3000));
  }

  @Test
  void whatFadesInHasFadedInAndNoCaretIsSeen() throws Exception {
    open(
        """
        <style>@keyframes in { from { opacity: 0 } to { opacity: 1 } }
        div { height: 300px; background: #00f; animation: in 1.5s }
        input { caret-color: #f00; width: 100px; height: 100px; border: 0; outline: 0; padding: 0 }
        </style><body style='margin:0'><div></div><input autofocus>\
        """);

    Pixels pixels = pixels();

    assertThat(pixels.at(400, 100)).isEqualTo("0000ff");
    assertThat(red(pixels)).isZero();
  }

  private static int red(Pixels pixels) {
    int red = 0;
    for (int y = 300; y < 400; y++) {
      for (int x = 0; x < 110; x++) {
        red += pixels.at(x, y).equals("ff0000") ? 1 : 0;
      }
    }
    return red;
  }
}

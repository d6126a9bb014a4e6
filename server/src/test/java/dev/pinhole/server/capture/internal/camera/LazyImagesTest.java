package dev.pinhole.server.capture.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.pinhole.server.capture.FixtureSite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LazyImagesTest extends CameraFixture {

  @Test
  void lazyImagesAreThere() throws Exception {
    site.file("/green.png", "image/png", green());
    open(
        "<body style='margin:0'><div style='height:9000px'></div>"
            + "<img loading=lazy src=/green.png width=800 height=500 style='display:block'>");

    Pixels pixels = pixels("full_page", true, "full_page_scroll_delay", 0);

    assertThat(pixels.at(400, 9250)).isEqualTo("00b000");
  }

  @Test
  void imagesThatAScriptLoadsOnScrollAreThere() throws Exception {
    site.file("/green.png", "image/png", green());
    open(
        """
        <body style='margin:0'><div style='height:9000px'></div>
        <img id=late width=800 height=500 style='display:block'><script>
        new IntersectionObserver(([seen]) => { if (seen.isIntersecting) late.src = '/green.png' })
            .observe(late);
        </script>\
        """);

    Pixels pixels = pixels("full_page", true);

    assertThat(pixels.at(400, 9250)).isEqualTo("00b000");
  }

  @Test
  void imageThatIsSlowIsWaitedFor() throws Exception {
    site.handle(
        "/green.png",
        exchange -> {
          pause(600);
          FixtureSite.send(exchange, 200, "image/png", green());
        });
    open(
        "<body style='margin:0'><div style='height:5000px'></div>"
            + "<img loading=lazy src=/green.png width=800 height=500 style='display:block'>");

    Pixels pixels = pixels("full_page", true, "full_page_scroll_delay", 0);

    assertThat(pixels.at(400, 5250)).isEqualTo("00b000");
  }

  @Test
  void withoutScrollingNothingIsScrolled() throws Exception {
    open(
        """
        <body style='margin:0;background:#fff'><div style='height:5000px'></div><script>
        addEventListener('scroll', () => document.body.style.background = '#f00');
        </script>\
        """);

    assertThat(pixels("full_page", true, "full_page_scroll", false).at(10, 10)).isEqualTo("ffffff");
  }

  @Test
  void scrollsByAsMuchAsIsSaid() throws Exception {
    assertThat(positions("full_page", true)).contains(600, 1200, 1800).doesNotContain(400);
    assertThat(positions("full_page", true, "full_page_scroll_by", 400))
        .contains(400, 800, 1200, 1600, 2000);
  }

  @Test
  void waitsBetweenStepsAsLongAsIsSaid() throws Exception {
    Page page = scrolled("full_page", true, "full_page_scroll_delay", 500);

    Object between = page.evaluate("Math.round(seen.get(1200) - seen.get(600))");
    assertThat(((Number) between).intValue()).isGreaterThanOrEqualTo(450);
  }

  /** Where the page was scrolled to, as its own script has seen it. */
  private List<Integer> positions(Object... options) throws Exception {
    String seen = (String) scrolled(options).evaluate("[...seen.keys()].join()");
    return Arrays.stream(seen.split(",", -1)).map(Integer::valueOf).toList();
  }

  private Page scrolled(Object... options) throws Exception {
    Page page =
        open(
            """
            <body style='margin:0'><div style='height:3000px'></div><script>
            var seen = new Map();
            addEventListener('scroll', () => {
              if (!seen.has(scrollY)) seen.set(scrollY, performance.now());
            });
            </script>\
            """);
    take(options);
    return page;
  }

  private static void pause(long millis) throws IOException {
    try {
      if (new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)) {
        throw new IOException("nobody counts down");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static byte[] green() throws IOException {
    BufferedImage image = new BufferedImage(80, 50, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(0, 0xB0, 0));
    graphics.fillRect(0, 0, 80, 50);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}

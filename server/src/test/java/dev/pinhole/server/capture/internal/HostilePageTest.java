package dev.pinhole.server.capture.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.PageFacts;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.FixtureSite;
import dev.pinhole.server.capture.Shot;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a page is up to: a picture or a typed error in time, and the next capture works. */
class HostilePageTest {
  private static final String HELLO = "<title>Hello</title><h1>Hello</h1>";

  private static PhotoStudio studio;
  private static FixtureSite site;

  @BeforeAll
  static void open() {
    studio = new PhotoStudio(Map.of("browsers", "1"));
    site = studio.site.page("/hello", HELLO);
  }

  @AfterAll
  static void close() {
    studio.close();
  }

  @AfterEach
  void nextCaptureWorksAndNothingIsLeft() throws Exception {
    assertThat(pictureOf("/hello").title()).isEqualTo("Hello");
    try (Stream<Path> left = Files.list(studio.pool().pictures())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void neverEndsLoading() {
    site.handle(
        "/endless",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, 0);
          drip(exchange.getResponseBody());
        });
    assertThat(failure("/endless", Map.of("timeout", 3)).code())
        .isEqualTo(CaptureErrorCode.TIMEOUT);
  }

  @Test
  void redirectsForever() {
    site.redirect("/loop", "/loop");
    assertThat(failure("/loop", Map.of()).code()).isEqualTo(CaptureErrorCode.REDIRECTS);
  }

  @Test
  void keepsTheMainThread() {
    site.page("/busy", HELLO + "<script>setTimeout(() => { while (true); })</script>");
    assertThat(failure("/busy", Map.of("timeout", 3)).code()).isEqualTo(CaptureErrorCode.TIMEOUT);
  }

  @Test
  void neverEndsItsMainThreadBeforeItIsLoaded() {
    site.page("/stuck", HELLO + "<script>while (true);</script>");
    assertThat(failure("/stuck", Map.of("timeout", 3)).code()).isEqualTo(CaptureErrorCode.TIMEOUT);
  }

  @Test
  void opensDialogs() throws Exception {
    site.page(
        "/dialogs",
        HELLO + "<script>onbeforeunload = () => 'stay'; alert(1); confirm(2); prompt(3);</script>");
    assertThat(pictureOf("/dialogs").title()).isEqualTo("Hello");
  }

  @Test
  void opensDialogsForever() {
    site.page("/alerts", HELLO + "<script>while (true) alert(1);</script>");
    assertThat(failure("/alerts", Map.of("timeout", 3)).code()).isEqualTo(CaptureErrorCode.TIMEOUT);
  }

  @Test
  void opensWindows() throws Exception {
    site.page(
        "/windows",
        HELLO + "<script>for (let i = 0; i < 20; i++) window.open('/hello?' + i);</script>");
    assertThat(pictureOf("/windows").title()).isEqualTo("Hello");
  }

  @Test
  void prints() throws Exception {
    site.page("/prints", HELLO + "<script>print(); onload = () => print();</script>");
    assertThat(pictureOf("/prints").title()).isEqualTo("Hello");
  }

  @Test
  void offersADownload() throws Exception {
    site.handle(
        "/file",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Disposition", "attachment");
          FixtureSite.send(exchange, 200, "text/html", HELLO.getBytes(UTF_8));
        });
    site.page("/offers", HELLO + "<a id=a href=/file download>file</a><script>a.click()</script>");
    assertThat(failure("/file", Map.of()).code()).isEqualTo(CaptureErrorCode.NOT_A_PAGE);
    assertThat(pictureOf("/offers").title()).isEqualTo("Hello");
  }

  @Test
  void isAHundredThousandPixelsWide() throws Exception {
    site.page("/wide", HELLO + "<div style='width:100000px;height:10px;background:red'></div>");
    assertThat(pictureOf("/wide").title()).isEqualTo("Hello");
    try (Shot shot = studio.take(site.url("/wide"), Map.of("full_page", true, "timeout", 60))) {
      assertThat(shot.file()).isNotEmptyFile();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/json", "image/svg+xml"})
  void isNotHtmlButShown(String type) throws Exception {
    site.file("/other", type, "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8));
    assertThat(pictureOf("/other").status()).isEqualTo(200);
  }

  @Test
  void isAPdf() {
    site.file("/paper", "application/pdf", "%PDF-1.4".getBytes(UTF_8));
    assertThat(failure("/paper", Map.of()).code()).isEqualTo(CaptureErrorCode.NOT_A_PAGE);
  }

  @Test
  void isAPicture() throws Exception {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", png);
    site.file("/picture", "image/png", png.toByteArray());
    assertThat(pictureOf("/picture").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/octet-stream", "application/zip"})
  void isNothingThatIsShown(String type) {
    site.file("/binary", type, new byte[] {1, 2, 3, 0, 5});
    assertThat(failure("/binary", Map.of()).code()).isEqualTo(CaptureErrorCode.NOT_A_PAGE);
  }

  @Test
  void hasNoContent() {
    site.handle("/nothing", exchange -> exchange.sendResponseHeaders(204, -1));
    assertThat(failure("/nothing", Map.of()).code()).isEqualTo(CaptureErrorCode.NOT_A_PAGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 500, 401, 403})
  void answersWithAnErrorThatIsAPage(int status) throws Exception {
    site.status("/error", status, HELLO);
    assertThat(pictureOf("/error").status()).isEqualTo(status);
  }

  @Test
  void needsAPassword() {
    site.handle(
        "/secret",
        exchange -> {
          exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=here");
          FixtureSite.send(exchange, 401, "text/html", HELLO.getBytes(UTF_8));
        });
    assertThat(failure("/secret", Map.of()).code()).isEqualTo(CaptureErrorCode.HTTP_STATUS);
  }

  @Test
  void hasAnInvalidCertificate() {
    CaptureException failure =
        catchThrowableOfType(
            CaptureException.class, () -> studio.take(site.secureUrl("/hello"), Map.of()).close());
    assertThat(failure.code()).isEqualTo(CaptureErrorCode.TLS);
  }

  @Test
  void hangsUp() {
    site.handle("/hangs-up", exchange -> {});
    assertThat(failure("/hangs-up", Map.of()).code()).isEqualTo(CaptureErrorCode.CONNECTION);
  }

  @Test
  void isEndless() {
    site.handle(
        "/flood",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, 0);
          byte[] block = ("<!--" + "x".repeat(1_000_000) + "-->").getBytes(UTF_8);
          while (true) {
            exchange.getResponseBody().write(block);
          }
        });
    assertThat(failure("/flood", Map.of("timeout", 60)).code())
        .isEqualTo(CaptureErrorCode.TOO_LARGE);
  }

  @Test
  void asksForMoreThanItMay() {
    site.page(
        "/asks",
        HELLO
            + """
            <script>
            for (let i = 0; ; i++) {
              const request = new XMLHttpRequest();
              request.open('GET', '/hello?' + i, false);
              try { request.send(); } catch { }
            }
            </script>
            """);
    assertThat(failure("/asks", Map.of("timeout", 60)).code())
        .isEqualTo(CaptureErrorCode.TOO_LARGE);
  }

  @Test
  void killsItsRenderer() {
    site.page(
        "/hoard",
        HELLO
            + "<script>const all = []; while (true) all.push(new Array(1e6).fill(1.5));</script>");
    assertThat(failure("/hoard", Map.of("timeout", 6)).code())
        .isIn(CaptureErrorCode.BROWSER, CaptureErrorCode.TOO_LARGE, CaptureErrorCode.TIMEOUT);
  }

  @ParameterizedTest
  @CsvSource({
    "http://no-such-host.invalid/, DNS",
    "http://169.254.169.254/latest/meta-data/, REFUSED_BY_POLICY",
    "http://10.0.0.1/, REFUSED_BY_POLICY",
    "https://127.0.0.1:1/, REFUSED_BY_POLICY"
  })
  void isWhereNobodyMayGo(String url, CaptureErrorCode code) {
    CaptureException failure =
        catchThrowableOfType(CaptureException.class, () -> studio.take(url, Map.of()).close());
    assertThat(failure.code()).isEqualTo(code);
  }

  private static void drip(OutputStream body) throws IOException {
    body.write(HELLO.getBytes(UTF_8));
    while (!Thread.currentThread().isInterrupted()) {
      body.write("<p>more".getBytes(UTF_8));
      body.flush();
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static PageFacts pictureOf(String path) throws Exception {
    try (Shot shot = studio.take(site.url(path), Map.of())) {
      assertThat(shot.file()).isNotEmptyFile();
      return shot.page();
    }
  }

  private static CaptureException failure(String path, Map<String, Object> options) {
    return catchThrowableOfType(
        CaptureException.class, () -> studio.take(site.url(path), options).close());
  }
}

package dev.pinhole.server.capture.internal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Proxy;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureOptions;
import dev.pinhole.api.capture.CaptureOptionsReader;
import dev.pinhole.api.capture.InvalidCaptureOptionsException;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.FixtureSite;
import dev.pinhole.server.capture.internal.browser.Deadline;
import dev.pinhole.server.capture.internal.page.Devices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A page in a real browser, and a camera with a real engine before it. */
@ExtendWith(Studio.class)
@Timeout(120)
abstract class CameraFixture {
  static final CameraProperties USUAL = new CameraProperties(250_000_000, 100_000_000, 100_000_000);

  /** The browser itself has no way out; to this machine, a context goes without a proxy. */
  private static final Proxy DIRECT = new Proxy("http://127.0.0.1:9").setBypass("127.0.0.1");

  @TempDir Path directory;
  final FixtureSite site = FixtureSite.open();
  CameraProperties properties = USUAL;
  private Studio.@Nullable Set studio;
  private @Nullable Page page;

  @BeforeEach
  void enter(Studio.Set set) {
    studio = set;
  }

  @AfterEach
  void leave() {
    site.close();
    if (page != null) {
      page.context().close();
    }
  }

  final Studio.Set studio() {
    return Objects.requireNonNull(studio);
  }

  /** Opens a document in a window of 800 × 600 CSS pixels. */
  final Page open(String html) {
    return open(html, 1);
  }

  final Page open(String html, double scale) {
    return open(
        html, new NewContextOptions().setViewportSize(800, 600).setDeviceScaleFactor(scale));
  }

  final Page open(String html, NewContextOptions options) {
    page = studio().page(options.setProxy(DIRECT));
    site.page("/", "<!doctype html><meta charset=utf-8>" + html);
    page.navigate(site.url("/"));
    return page;
  }

  /** Takes a picture of the open page; names and values in turn. */
  final Picture take(Object... options) throws CaptureException, InterruptedException {
    return takeBy(Deadline.in(Duration.ofSeconds(60)), options);
  }

  final Picture takeBy(Deadline deadline, Object... options)
      throws CaptureException, InterruptedException {
    Camera camera = new Camera(studio().engine(), properties);
    CaptureOptions read = options(options);
    boolean mobile = Devices.isMobile(read.viewport());
    return camera.take(Objects.requireNonNull(page), mobile, read, directory, deadline);
  }

  /** As {@link #take}, decoded. */
  final Pixels pixels(Object... options)
      throws CaptureException, InterruptedException, IOException {
    return Pixels.of(take(options).file(), directory, studio().engine());
  }

  final CaptureException refused(Object... options) {
    CaptureException refusal =
        Assertions.catchThrowableOfType(CaptureException.class, () -> take(options));
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(files()).as("left behind").isEmpty();
    return refusal;
  }

  final void assertRefused(CaptureErrorCode code, String detail, Object... options) {
    CaptureException refusal = refused(options);
    assertThat(refusal).hasMessageContaining(detail);
    assertThat(refusal.code()).isEqualTo(code);
  }

  final List<Path> files() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CaptureOptions options(Object... namesAndValues) {
    Map<String, Object> values = new HashMap<>();
    values.put("url", "http://site.test/");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    try {
      return CaptureOptionsReader.read(values).options();
    } catch (InvalidCaptureOptionsException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

package dev.pinhole.server.capture.internal;

import com.microsoft.playwright.Browser;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureOptions;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.Photographer;
import dev.pinhole.server.capture.Shot;
import dev.pinhole.server.capture.internal.browser.BrowserPool;
import dev.pinhole.server.capture.internal.browser.Deadline;
import dev.pinhole.server.capture.internal.browser.Trees;
import dev.pinhole.server.capture.internal.camera.Camera;
import dev.pinhole.server.capture.internal.camera.Picture;
import dev.pinhole.server.capture.internal.page.Blocklists;
import dev.pinhole.server.capture.internal.page.Devices;
import dev.pinhole.server.capture.internal.page.Visit;
import dev.pinhole.server.egress.Egress;
import dev.pinhole.server.egress.EgressRefusal;
import dev.pinhole.server.egress.EgressSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Visits the page in a browser of the pool, through a way out of its own, with a camera. */
@Component
public class ChromiumPhotographer implements Photographer {
  private static final Logger LOG = LoggerFactory.getLogger(ChromiumPhotographer.class);

  private final BrowserPool pool;
  private final Egress egress;
  private final Camera camera;
  private final Blocklists blocklists;
  private final PhotographerProperties properties;

  public ChromiumPhotographer(
      BrowserPool pool,
      Egress egress,
      Camera camera,
      Blocklists blocklists,
      PhotographerProperties properties) {
    this.pool = pool;
    this.egress = egress;
    this.camera = camera;
    this.blocklists = blocklists;
    this.properties = properties;
  }

  @Override
  public int browsers() {
    return pool.size();
  }

  @Override
  public Shot take(CaptureOptions options) throws CaptureException, InterruptedException {
    try {
      return takeIn(Files.createTempDirectory(pool.pictures(), "shot-"), options);
    } catch (IOException e) {
      throw new CaptureException(
          CaptureErrorCode.INTERNAL, "The server cannot write its files, or open a port.", e);
    }
  }

  /** The folder goes whatever happens, and with it all but a picture that is whole. */
  private Shot takeIn(Path folder, CaptureOptions options)
      throws CaptureException, InterruptedException, IOException {
    Duration time = Duration.ofMillis(options.waiting().timeoutMillis());
    try {
      Shot shot = pool.run(time, browser -> take(browser, options, folder, Deadline.in(time)));
      Path kept = folder.resolveSibling(folder.getFileName() + ".picture");
      Files.move(shot.file(), kept, StandardCopyOption.ATOMIC_MOVE);
      return new Shot(kept, shot.made(), shot.page());
    } finally {
      discard(folder);
    }
  }

  /** What is left goes when the server starts again. That it is left fails no capture. */
  private static void discard(Path folder) {
    try {
      Trees.delete(folder);
    } catch (IOException e) {
      LOG.warn("{} is deleted when the server starts again: {}", folder, e.toString());
    }
  }

  private Shot take(Browser browser, CaptureOptions options, Path folder, Deadline deadline)
      throws CaptureException, InterruptedException {
    try (EgressSession way = egress.open(properties.bounds())) {
      return take(browser, options, folder, deadline, way);
    } catch (IOException e) {
      throw new CaptureException(CaptureErrorCode.INTERNAL, "The server cannot open a port.", e);
    }
  }

  private Shot take(
      Browser browser, CaptureOptions options, Path folder, Deadline deadline, EgressSession way)
      throws CaptureException, InterruptedException {
    try (Visit visit = Visit.open(browser, options, way, deadline, blocklists)) {
      boolean mobile = Devices.isMobile(options.viewport());
      Picture picture = camera.take(visit.page(), mobile, options, folder, deadline);
      return new Shot(picture.file(), picture.made(), visit.facts());
    } catch (CaptureException e) {
      throw way.refusals().stream().anyMatch(ChromiumPhotographer::isBound) ? tooLarge(e) : e;
    }
  }

  private static boolean isBound(EgressRefusal refusal) {
    return refusal.reason() == EgressRefusal.Reason.TOO_LARGE
        || refusal.reason() == EgressRefusal.Reason.TOO_MANY;
  }

  /** A page that is cut off may hang, time out or seem broken; the cut is why. */
  private CaptureException tooLarge(CaptureException failure) {
    return switch (failure.code()) {
      case TIMEOUT, CONNECTION, BROWSER ->
          new CaptureException(
              CaptureErrorCode.TOO_LARGE,
              "The page loads more than the %d MB in %d requests that a capture may."
                  .formatted(properties.maxPageBytes().toMegabytes(), properties.maxPageRequests()),
              failure.page(),
              failure);
      default -> failure;
    };
  }
}

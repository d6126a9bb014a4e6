package dev.pinhole.server.capture.internal;

import dev.pinhole.api.capture.CaptureOptionsReader;
import dev.pinhole.api.capture.InvalidCaptureOptionsException;
import dev.pinhole.imaging.Engines;
import dev.pinhole.imaging.ImageEngine;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.FixtureSite;
import dev.pinhole.server.capture.Shot;
import dev.pinhole.server.capture.internal.browser.BrowserPool;
import dev.pinhole.server.capture.internal.browser.TestBrowsers;
import dev.pinhole.server.capture.internal.camera.Camera;
import dev.pinhole.server.capture.internal.camera.CameraProperties;
import dev.pinhole.server.capture.internal.page.Blocklists;
import dev.pinhole.server.egress.EgressProperties;
import dev.pinhole.server.egress.GuardedEgress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** All that takes a picture, for real, with a site whose pages may be photographed. */
final class PhotoStudio implements AutoCloseable {
  final FixtureSite site = FixtureSite.open();
  private final BrowserPool pool;
  private final ImageEngine engine = Engines.inProcess(ImageLimits.DEFAULT);
  private final GuardedEgress egress;
  private final ChromiumPhotographer photographer;

  PhotoStudio(Map<String, String> browsers) {
    pool = TestBrowsers.open(browsers);
    egress =
        new GuardedEgress(
            EgressProperties.allowing("127.0.0.1:" + site.port(), "127.0.0.1:" + site.securePort()),
            PhotoStudio::resolve);
    photographer =
        new ChromiumPhotographer(
            pool,
            egress,
            camera(),
            Blocklists.shipped(),
            new PhotographerProperties(DataSize.ofMegabytes(20), 200));
  }

  private Camera camera() {
    return new Camera(engine, new CameraProperties(250_000_000, 100_000_000, 100_000_000));
  }

  private static List<InetAddress> resolve(String host) throws UnknownHostException {
    throw new UnknownHostException(host);
  }

  /** A capture of this page that may take a minute, unless the options say otherwise. */
  Shot take(String url, Map<String, Object> options) throws CaptureException, InterruptedException {
    Map<String, Object> all = new HashMap<>(Map.of("url", url, "timeout", 60));
    all.putAll(options);
    try {
      return photographer.take(CaptureOptionsReader.read(all).options());
    } catch (InvalidCaptureOptionsException e) {
      throw new IllegalArgumentException(e);
    }
  }

  BrowserPool pool() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
    egress.close();
    engine.close();
    site.close();
  }
}

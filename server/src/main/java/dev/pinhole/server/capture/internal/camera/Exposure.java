package dev.pinhole.server.capture.internal.camera;

import dev.pinhole.api.capture.CaptureFormat;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes single pictures through DevTools.
 *
 * @param format PNG, JPEG or WebP
 * @param quality 1 to 100; null for PNG
 * @param quick for a file that will be read once and thrown away: faster, larger
 */
record Exposure(
    CameraCommands page, CaptureFormat format, @Nullable Integer quality, boolean quick) {

  /** Lossless, to be worked on. */
  static Exposure raw(CameraCommands page) {
    return new Exposure(page, CaptureFormat.PNG, null, true);
  }

  /** What the window shows. */
  byte[] view() {
    return take(arguments());
  }

  /** Any part of the page; the page stays where it is. */
  byte[] part(Rect part) {
    Json clip =
        Json.with("x", part.x())
            .and("y", part.y())
            .and("width", part.width())
            .and("height", part.height())
            .and("scale", 1);
    return take(arguments().and("captureBeyondViewport", true).and("clip", clip));
  }

  private Json arguments() {
    Json arguments =
        Json.with("format", format.name().toLowerCase(Locale.ROOT))
            .and("fromSurface", true)
            .and("optimizeForSpeed", quick);
    return quality == null ? arguments : arguments.and("quality", quality);
  }

  private byte[] take(Json arguments) {
    String data = page.send("Page.captureScreenshot", arguments).get("data").getAsString();
    return Base64.getDecoder().decode(data);
  }
}

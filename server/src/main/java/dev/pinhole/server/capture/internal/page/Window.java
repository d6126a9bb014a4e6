package dev.pinhole.server.capture.internal.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureOptions.Viewport;
import dev.pinhole.server.capture.CaptureException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Size and kind of the window: a named device's, with what was asked for beside it on top. */
record Window(Viewport asked, @Nullable Device device) {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 1024;

  static Window of(Viewport asked) throws CaptureException {
    String name = asked.device();
    if (name == null) {
      return new Window(asked, null);
    }
    Device device = Devices.find(name).orElse(null);
    if (device == null) {
      throw new CaptureException(
          CaptureErrorCode.INTERNAL,
          "There is no device named %s; near are %s."
              .formatted(name, String.join(", ", Devices.near(name))));
    }
    boolean sideways = asked.landscape();
    return new Window(asked, sideways ? Devices.sideways(device).orElse(device) : device);
  }

  /** The longer side lies across where landscape is asked for. */
  void apply(NewContextOptions options) {
    int width = or(asked.width(), device == null ? WIDTH : device.width());
    int height = or(asked.height(), device == null ? HEIGHT : device.height());
    boolean turn = asked.landscape() && height > width;
    options.setViewportSize(turn ? height : width, turn ? width : height);
    options.setDeviceScaleFactor(
        Objects.requireNonNullElse(asked.scale(), device == null ? 1 : device.scale()));
    options.setIsMobile(Devices.isMobile(asked));
    options.setHasTouch(or(asked.touch(), device != null && device.touch()));
    if (device != null) {
      // Playwright 1.61 for Java gives it a name that its driver does not know: pages see the
      // window's size as the screen's until that is mended
      options.setScreenSize(device.screenWidth(), device.screenHeight());
      options.setUserAgent(device.userAgent());
    }
  }

  private static int or(@Nullable Integer given, int otherwise) {
    return given == null ? otherwise : given;
  }

  private static boolean or(@Nullable Boolean given, boolean otherwise) {
    return given == null ? otherwise : given;
  }
}

package dev.pinhole.server.capture.internal.camera;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ViewportSize;
import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.internal.browser.IsolatedWorld;
import java.util.Objects;

/**
 * The page's DevTools session. Its scripts run in a world of their own: whatever the page has done
 * to its built-in functions is not seen there. Commands have no timeout; who owns the browser
 * watches over it.
 */
final class CameraCommands {
  private static final String WORLD = "camera";
  private static final int SCRIPT_MILLIS = 5000;
  private static final Gson GSON = new Gson();

  private final Page page;
  private final CDPSession session;
  private IsolatedWorld world;
  private double scale = 1;

  private CameraCommands(Page page) {
    this.page = page;
    this.session = page.context().newCDPSession(page);
    this.world = IsolatedWorld.enter(session, WORLD);
  }

  /**
   * @param mobile whether the page's viewport meta tag counts
   */
  static CameraCommands open(Page page, boolean mobile) throws CaptureException {
    CameraCommands commands = new CameraCommands(page);
    commands.holdWindow(mobile);
    return commands;
  }

  /**
   * Gives this session the window that the page has already. Chromium goes by the session that
   * takes the picture, and would otherwise fall back to one device pixel for each CSS pixel.
   */
  private void holdWindow(boolean mobile) throws CaptureException {
    JsonObject screen =
        evaluate(
                """
                ({scale: devicePixelRatio, width: screen.width, height: screen.height,
                  type: screen.orientation.type, angle: screen.orientation.angle})\
                """)
            .getAsJsonObject();
    ViewportSize view = Objects.requireNonNull(page.viewportSize(), "a page has a window");
    scale = screen.get("scale").getAsDouble();
    String orientation = screen.get("type").getAsString().replace("-p", "P").replace("-s", "S");
    send(
        "Emulation.setDeviceMetricsOverride",
        Json.with("width", view.width)
            .and("height", view.height)
            .and("deviceScaleFactor", scale)
            .and("mobile", mobile)
            .and("screenWidth", screen.get("width").getAsInt())
            .and("screenHeight", screen.get("height").getAsInt())
            .and(
                "screenOrientation",
                Json.with("type", orientation).and("angle", screen.get("angle").getAsInt())));
  }

  /** Device pixels for each CSS pixel. */
  double scale() {
    return scale;
  }

  Layout layout() {
    return Layout.of(send("Page.getLayoutMetrics"));
  }

  JsonObject send(String command) {
    return session.send(command);
  }

  JsonObject send(String command, Json arguments) {
    return session.send(command, arguments.object());
  }

  /** Lets the page go on for a while. */
  void pause(double millis) {
    if (millis > 0) {
      page.waitForTimeout(millis);
    }
  }

  /** What a JavaScript function returns for these arguments: texts, numbers, truth values. */
  JsonElement call(String function, Object... arguments) throws CaptureException {
    String list = GSON.toJson(arguments);
    return evaluate("(" + function + ")(..." + list + ")");
  }

  /**
   * The value of a JavaScript expression.
   *
   * @throws CaptureException where the page is no document in which it makes sense, or never ready
   */
  JsonElement evaluate(String expression) throws CaptureException {
    JsonObject answer = evaluateAnyhow(expression);
    if (answer.has("exceptionDetails")) {
      throw new CaptureException(
          CaptureErrorCode.BROWSER, "The page does not answer when it is asked how it lies.");
    }
    return IsolatedWorld.value(answer);
  }

  /** A page that goes elsewhere takes the world with it; there is a new one in what comes next. */
  private JsonObject evaluateAnyhow(String expression) {
    try {
      return world.evaluate(expression, true, SCRIPT_MILLIS);
    } catch (PlaywrightException e) {
      if (!String.valueOf(e.getMessage()).contains("Cannot find context")) {
        throw e;
      }
      world = IsolatedWorld.enter(session, WORLD);
      return world.evaluate(expression, true, SCRIPT_MILLIS);
    }
  }
}

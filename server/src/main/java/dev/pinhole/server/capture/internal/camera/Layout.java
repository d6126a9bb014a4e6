package dev.pinhole.server.capture.internal.camera;

import com.google.gson.JsonObject;

/**
 * How the page lies at this moment, in CSS pixels.
 *
 * @param viewX where the window is on the page
 * @param viewY where the window is on the page
 * @param viewWidth of the window
 * @param viewHeight of the window
 * @param width of the whole page
 * @param height of the whole page
 */
record Layout(int viewX, int viewY, int viewWidth, int viewHeight, int width, int height) {

  /** From the answer to {@code Page.getLayoutMetrics}. */
  static Layout of(JsonObject metrics) {
    JsonObject view = metrics.getAsJsonObject("cssLayoutViewport");
    JsonObject content = metrics.getAsJsonObject("cssContentSize");
    return new Layout(
        view.get("pageX").getAsInt(),
        view.get("pageY").getAsInt(),
        view.get("clientWidth").getAsInt(),
        view.get("clientHeight").getAsInt(),
        (int) Math.ceil(content.get("width").getAsDouble()),
        (int) Math.ceil(content.get("height").getAsDouble()));
  }

  /** What the window shows. */
  Rect view() {
    return new Rect(viewX, viewY, viewWidth, viewHeight);
  }
}

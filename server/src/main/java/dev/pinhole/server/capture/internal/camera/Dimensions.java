package dev.pinhole.server.capture.internal.camera;

import dev.pinhole.api.capture.CaptureOptions.Output;

/** Of a picture, in its own pixels. */
record Dimensions(long width, long height) {

  /** As large as the file will be. */
  Dimensions scaled(Output output) {
    Integer toWidth = output.imageWidth();
    Integer toHeight = output.imageHeight();
    if (toWidth != null && toHeight != null) {
      return new Dimensions(toWidth, toHeight);
    }
    if (toWidth != null) {
      return new Dimensions(toWidth, part(height, toWidth, width));
    }
    return toHeight == null ? this : new Dimensions(part(width, toHeight, height), toHeight);
  }

  private static long part(long length, long to, long from) {
    return Math.max(1, Math.round((double) length * to / from));
  }

  long longest() {
    return Math.max(width, height);
  }

  long pixels() {
    return width * height;
  }

  @Override
  public String toString() {
    return width + " x " + height;
  }
}

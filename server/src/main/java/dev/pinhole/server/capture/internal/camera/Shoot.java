package dev.pinhole.server.capture.internal.camera;

import dev.pinhole.api.capture.CaptureErrorCode;
import dev.pinhole.api.capture.CaptureOptions;
import dev.pinhole.server.capture.CaptureException;
import dev.pinhole.server.capture.internal.browser.Deadline;

/** One picture in the making: the page, what is wanted of it, by when, and where files may lie. */
record Shoot(CameraCommands page, CaptureOptions options, Scratch scratch, Deadline deadline) {

  void requireTime() throws CaptureException {
    if (deadline.passed()) {
      throw new CaptureException(
          CaptureErrorCode.TIMEOUT,
          "The picture was not finished in time; give a longer timeout or a smaller part.");
    }
  }
}

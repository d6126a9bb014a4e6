package dev.pinhole.server.capture.internal.queue;

import dev.pinhole.api.capture.CaptureError;
import dev.pinhole.api.capture.CaptureState;
import dev.pinhole.api.capture.PageFacts;
import dev.pinhole.server.capture.Capture;
import org.jspecify.annotations.Nullable;

/** How a capture ends. */
record Outcome(CaptureState state, Capture.Result result) {

  static final Outcome CANCELLED =
      new Outcome(CaptureState.CANCELLED, new Capture.Result(false, null, null, null));

  static Outcome done(PageFacts page, String imageKey) {
    return new Outcome(CaptureState.DONE, new Capture.Result(false, null, page, imageKey));
  }

  static Outcome failed(CaptureError error, @Nullable PageFacts page) {
    return new Outcome(CaptureState.FAILED, new Capture.Result(false, error, page, null));
  }

  /** That of another capture, for one that asks for the same. */
  static Outcome as(Capture other) {
    Capture.Result result = other.result();
    boolean cached = other.state() == CaptureState.DONE;
    return new Outcome(
        other.state(),
        new Capture.Result(cached, result.error(), result.page(), result.imageKey()));
  }
}

package dev.pinhole.server.capture.internal.schedule;

import dev.pinhole.server.capture.Capture;
import org.jspecify.annotations.Nullable;

/**
 * How two pictures of a schedule differ.
 *
 * @param ratio changed pixels of all pixels; null where the two are not the same file and cannot be
 *     compared
 * @param pixels null where there is no ratio
 */
record Change(Capture before, Capture after, @Nullable Double ratio, @Nullable Long pixels) {

  /** What is unknown counts as changed: a needless notice is better than none. */
  boolean above(double threshold) {
    return ratio == null || ratio > threshold;
  }
}

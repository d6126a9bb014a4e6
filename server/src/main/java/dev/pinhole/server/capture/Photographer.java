package dev.pinhole.server.capture;

import dev.pinhole.api.capture.CaptureOptions;

/** Takes pictures of pages, as many at once as there are browsers. Thread-safe. */
public interface Photographer {

  /** How many pictures it takes at once. */
  int browsers();

  /**
   * Takes a picture. Waits for a browser where all are busy.
   *
   * @throws CaptureException where there will be none; the next capture works nevertheless
   * @throws InterruptedException where the calling thread is interrupted, which ends the capture
   */
  Shot take(CaptureOptions options) throws CaptureException, InterruptedException;
}

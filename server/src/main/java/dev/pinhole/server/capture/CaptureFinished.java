package dev.pinhole.server.capture;

import dev.pinhole.api.capture.CaptureState;
import org.jspecify.annotations.Nullable;

/**
 * A capture is over: done, failed for good or cancelled. Published inside the transaction that says
 * so: what a listener writes to the database is stored with it or not at all.
 *
 * @param number of the capture
 * @param id of the capture
 * @param owner the account's number
 * @param url without its fragment; null for a document that was sent along
 * @param imageKey the result; null unless done
 * @param schedule the number of the one it belongs to; null for none
 */
public record CaptureFinished(
    long number,
    String id,
    long owner,
    CaptureState state,
    @Nullable String url,
    @Nullable String imageKey,
    @Nullable Long schedule) {

  public static CaptureFinished of(Capture capture) {
    return new CaptureFinished(
        capture.number(),
        capture.id(),
        capture.owner(),
        capture.state(),
        capture.url(),
        capture.result().imageKey(),
        capture.schedule());
  }
}

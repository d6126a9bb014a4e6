package dev.pinhole.server.capture;

import dev.pinhole.api.capture.CaptureError;
import dev.pinhole.api.capture.CaptureState;
import dev.pinhole.api.capture.CaptureTerms;
import dev.pinhole.api.capture.PageFacts;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a page that is to be taken, or was.
 *
 * @param number ascending in the order of submission
 * @param id 22 base62 characters
 * @param owner the account's number
 * @param url without its fragment; null for a document that was sent along
 * @param options by name, without secrets, long texts cut
 * @param schedule the number of the one it belongs to; null for none
 */
public record Capture(
    long number,
    String id,
    long owner,
    CaptureState state,
    @Nullable String url,
    Map<String, Object> options,
    CaptureTerms terms,
    @Nullable Long schedule,
    Progress progress,
    Result result) {

  /**
   * How far it is.
   *
   * @param startedAt of the last attempt
   * @param attempts how often a browser has begun
   * @param notBefore when the next attempt begins, after one that failed
   */
  public record Progress(
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      int attempts,
      @Nullable Instant notBefore) {}

  /**
   * What came of it so far.
   *
   * @param cached whether it is that of another, identical capture
   * @param error of the last attempt that failed
   * @param imageKey the image may be gone since
   */
  public record Result(
      boolean cached,
      @Nullable CaptureError error,
      @Nullable PageFacts page,
      @Nullable String imageKey) {}
}

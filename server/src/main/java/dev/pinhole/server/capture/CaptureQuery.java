package dev.pinhole.server.capture;

import dev.pinhole.api.capture.CaptureState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which captures to list, newest first. What is null does not restrict.
 *
 * @param owner the account's number
 * @param url the very address
 * @param from submitted at this moment or later
 * @param to submitted before this moment
 * @param before the number of the capture where the page before ended
 * @param limit at most so many
 * @param skip so many of the newest are left out, for lists whose pages have numbers. At most
 *     {@value #MAX_SKIP}: they are read all the same, so {@code before} is better wherever it does
 */
public record CaptureQuery(
    long owner,
    @Nullable CaptureState state,
    @Nullable String url,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long before,
    int limit,
    int skip) {
  public static final int MAX_SKIP = 10_000;

  public CaptureQuery {
    if (skip < 0 || skip > MAX_SKIP) {
      throw new IllegalArgumentException("skip is not from 0 to " + MAX_SKIP);
    }
  }

  /** All of an account's. */
  public static CaptureQuery all(long owner, int limit, int skip) {
    return new CaptureQuery(owner, null, null, null, null, null, limit, skip);
  }
}

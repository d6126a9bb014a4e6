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
 */
public record CaptureQuery(
    long owner,
    @Nullable CaptureState state,
    @Nullable String url,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long before,
    int limit) {}

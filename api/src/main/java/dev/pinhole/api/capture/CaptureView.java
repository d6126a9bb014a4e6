package dev.pinhole.api.capture;

import dev.pinhole.api.image.ImageView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A capture as its owner sees it.
///
/// @param url the page; null for a document that was sent along
/// @param options as they were asked for, without secrets
/// @param attempts how often a browser has begun with it
/// @param notBefore when the next attempt begins, where one failed and another follows
/// @param cached whether an earlier result was the answer (`cache_ttl`)
/// @param error of the last attempt; stays where the capture failed for good
/// @param image the result; absent until done, and when it has been deleted since
public record CaptureView(
    String id,
    CaptureState state,
    @Nullable String url,
    Map<String, Object> options,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    int attempts,
    @Nullable Instant notBefore,
    boolean cached,
    @Nullable String externalId,
    @Nullable CaptureError error,
    @Nullable PageFacts page,
    @Nullable ImageView image) {}

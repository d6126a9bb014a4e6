package dev.pinhole.api.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One event on its way to one receiver.
///
/// @param id the same in each attempt, as header `webhook-id` and member `id`; 22 base62 characters
/// @param type of the event, for example `capture.done`
/// @param attempts made since it was sent or, last, sent anew
/// @param nextAttemptAt absent where there will be none
/// @param finishedAt when it was taken or given up; absent while pending
/// @param error of the last attempt; absent where there was none or it was taken
public record WebhookDelivery(
    String id,
    String type,
    String url,
    WebhookState state,
    int attempts,
    Instant createdAt,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant finishedAt,
    @Nullable WebhookError error) {}

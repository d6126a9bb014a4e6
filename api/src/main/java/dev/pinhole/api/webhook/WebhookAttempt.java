package dev.pinhole.api.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One try to deliver.
///
/// @param milliseconds from the beginning to the answer or the failure
/// @param status of the answer; absent where there was none
/// @param error absent where the receiver took it
/// @param answer how the answer began, at most 500 characters; absent where there was none
public record WebhookAttempt(
    Instant at,
    long milliseconds,
    @Nullable Integer status,
    @Nullable WebhookError error,
    @Nullable String answer) {}

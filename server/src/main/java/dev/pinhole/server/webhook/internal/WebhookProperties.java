package dev.pinhole.server.webhook.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.webhook.*}
 *
 * @param timeout of one attempt, from resolving the name to the answer's first bytes
 * @param retryAfter the pauses between attempts; there is one attempt more than pauses
 * @param maxPending deliveries of one account that may wait to be taken
 * @param redeliverPerMinute how many deliveries one account can have sent anew, on each node
 * @param concurrency attempts under way at once; each occupies a thread of the scheduler
 * @param keep how long a delivery that is over stays in the log
 * @param secretGrace how long a secret that was replaced still signs, beside the new one
 */
@Validated
@ConfigurationProperties("pinhole.webhook")
record WebhookProperties(
    @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 1) Duration timeout,
    @DefaultValue({"5s", "30s", "2m", "10m", "1h", "6h"}) @Size(max = 20)
        List<@NotNull @DurationMin(millis = 1) @DurationMax(days = 7) Duration> retryAfter,
    @DefaultValue("1000") @Min(1) @Max(100_000) int maxPending,
    @DefaultValue("60") @Min(1) @Max(100_000) int redeliverPerMinute,
    @DefaultValue("2") @Min(1) @Max(100) int concurrency,
    @DefaultValue("14d") @DurationMin(minutes = 1) Duration keep,
    @DefaultValue("1d") @DurationMin(nanos = 0) @DurationMax(days = 90) Duration secretGrace) {

  WebhookProperties {
    retryAfter = List.copyOf(retryAfter);
  }

  /** In one round. */
  int attempts() {
    return retryAfter.size() + 1;
  }
}

package dev.pinhole.server.rendition;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much there may be of renditions, and of the work to make them.
 *
 * @param maxBytes what all renditions together may hold; the least recently used go first
 * @param concurrency renders under way at once; 0 is one per processor
 * @param queue renditions that may wait to be made, beyond those under way; more get 503
 * @param waitSeconds how long a request waits for its turn before it gets 503
 * @param failureSeconds how long a failed render is remembered instead of tried again
 */
@Validated
@ConfigurationProperties("pinhole.rendition")
public record RenditionProperties(
    @DefaultValue("10GB") DataSize maxBytes,
    @DefaultValue("0") @Min(0) @Max(1024) int concurrency,
    @DefaultValue("64") @Min(0) @Max(10_000) int queue,
    @DefaultValue("20") @Min(1) @Max(600) int waitSeconds,
    @DefaultValue("60") @Min(0) @Max(86_400) int failureSeconds) {

  /** Renders under way at once. */
  public int slots() {
    return concurrency == 0 ? Runtime.getRuntime().availableProcessors() : concurrency;
  }
}

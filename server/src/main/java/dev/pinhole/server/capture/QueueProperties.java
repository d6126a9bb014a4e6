package dev.pinhole.server.capture;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.capture.*}: how much may be asked for, and how long it is remembered.
 *
 * @param concurrentPerAccount captures of one account that run, or may be next, at once
 * @param queuedPerAccount unfinished captures of one account; more get 429
 * @param queue unfinished captures of all accounts; more get 503
 * @param perMinute captures that one account can submit; answers from the cache do not count
 * @param linksPerMinute signed links that one address can follow; more get 429
 * @param attempts how often a capture is begun before it has failed
 * @param retryDelay before the second attempt; each further one waits four times as long
 * @param maxBody of a request for a capture, documents and all
 * @param maxPicture of one picture; a larger one fails its capture
 * @param waiting requests that wait for a capture at once; more get 503
 * @param longestWait how long a request that wants the bytes waits for them before it gets 504
 * @param linkExpiry of a signed link that does not say
 * @param maxLinkExpiry of any signed link
 * @param linkCacheTtl {@code cache_ttl} of a signed link that does not say
 * @param keep how long a finished capture is remembered; its image stays
 */
@Validated
@ConfigurationProperties("pinhole.capture")
public record QueueProperties(
    @DefaultValue("4") @Min(1) @Max(1000) int concurrentPerAccount,
    @DefaultValue("1000") @Min(1) @Max(100_000) int queuedPerAccount,
    @DefaultValue("10000") @Min(1) @Max(1_000_000) int queue,
    @DefaultValue("120") @Min(1) @Max(100_000) int perMinute,
    @DefaultValue("600") @Min(1) @Max(1_000_000) int linksPerMinute,
    @DefaultValue("3") @Min(1) @Max(10) int attempts,
    @DefaultValue("5s") Duration retryDelay,
    @DefaultValue("8MB") DataSize maxBody,
    @DefaultValue("200MB") DataSize maxPicture,
    @DefaultValue("64") @Min(1) @Max(10_000) int waiting,
    @DefaultValue("120s") Duration longestWait,
    @DefaultValue("1d") Duration linkExpiry,
    @DefaultValue("3650d") Duration maxLinkExpiry,
    @DefaultValue("1d") Duration linkCacheTtl,
    @DefaultValue("90d") Duration keep) {}

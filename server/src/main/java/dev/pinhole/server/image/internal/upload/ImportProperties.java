package dev.pinhole.server.image.internal.upload;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.import.*}: images that are fetched from elsewhere. How large one may be is {@code
 * pinhole.upload.max-file-bytes}.
 *
 * @param timeout for all of one file, its redirects included; shorter than a claim of an
 *     Idempotency-Key lives
 * @param perHour of one account
 * @param concurrency under way at once
 * @param perAccount under way at once for one account
 */
@Validated
@ConfigurationProperties("pinhole.import")
record ImportProperties(
    @DefaultValue("60s") @DurationMin(millis = 100) @DurationMax(minutes = 4) Duration timeout,
    @DefaultValue("300") @Min(1) @Max(1_000_000) int perHour,
    @DefaultValue("16") @Min(1) @Max(1000) int concurrency,
    @DefaultValue("4") @Min(1) @Max(1000) int perAccount) {}

package dev.pinhole.server.upload.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.upload.direct.*}: files that clients announce and send on their own.
 *
 * @param directory where they lie until they are completed, if there is no S3 store
 * @param expiry how long an upload may be pending; signed addresses last no longer
 * @param linkExpiry of a signed address
 * @param maxPending uploads of one uploader
 * @param maxPendingBytes that the pending uploads of one uploader have announced
 * @param wholeBytes the largest file that is sent whole
 * @param partBytes of a part; more where a file would have over 1000
 * @param lease after which whoever was completing an upload is taken for dead
 * @param keep how long an upload that is over is remembered
 * @param grace how long what nobody waits for is left alone
 */
@Validated
@ConfigurationProperties("pinhole.upload.direct")
record DirectUploadProperties(
    Path directory,
    @DefaultValue("1d") @DurationMin(minutes = 1) @DurationMax(days = 7) Duration expiry,
    @DefaultValue("1d") @DurationMin(seconds = 1) @DurationMax(days = 7) Duration linkExpiry,
    @DefaultValue("1000") @Min(1) @Max(100_000) int maxPending,
    @DefaultValue("10737418240") @Min(1) long maxPendingBytes,
    @DefaultValue("67108864") @Min(PartPlan.SMALLEST) @Max(5_000_000_000L) long wholeBytes,
    @DefaultValue("16777216") @Min(PartPlan.SMALLEST) @Max(1_073_741_824) long partBytes,
    @DefaultValue("20s") @DurationMin(seconds = 3) @DurationMax(minutes = 10) Duration lease,
    @DefaultValue("7d") @DurationMin(hours = 1) @DurationMax(days = 365) Duration keep,
    @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(days = 30) Duration grace) {}

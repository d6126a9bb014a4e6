package dev.pinhole.server.upload.internal.tus;

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
 * {@code pinhole.tus.*}
 *
 * @param directory where bytes wait for the rest of their file; all nodes need the same
 * @param expiry an upload without progress for so long is deleted; so long, too, is it remembered
 *     which image a finished one became
 * @param maxUnfinished uploads of one uploader at a time
 * @param maxUnfinishedBytes of these together, as announced
 */
@Validated
@ConfigurationProperties("pinhole.tus")
record TusProperties(
    Path directory,
    @DefaultValue("P1D") @DurationMin(minutes = 1) @DurationMax(days = 30) Duration expiry,
    @DefaultValue("100") @Min(1) @Max(10_000) int maxUnfinished,
    @DefaultValue("10737418240") @Min(1) long maxUnfinishedBytes) {}

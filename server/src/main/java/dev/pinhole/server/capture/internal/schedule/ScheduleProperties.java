package dev.pinhole.server.capture.internal.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of schedules.
 *
 * @param shortest time between two captures of a schedule
 * @param perAccount schedules that an account can have
 */
@Validated
@ConfigurationProperties("pinhole.capture.schedule")
public record ScheduleProperties(
    @DefaultValue("5m") @DurationMin(seconds = 1) @DurationMax(days = 366) Duration shortest,
    @DefaultValue("50") @Min(0) @Max(10_000) int perAccount) {}

package dev.pinhole.server.recovery.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.recovery.*}.
 *
 * @param resetWithin how long a link works with which a password is set
 * @param confirmWithin how long a link works with which an address is confirmed
 * @param perAddress requests of one client in an hour
 * @param perAccount messages to one address in an hour
 */
@Validated
@ConfigurationProperties("pinhole.recovery")
record RecoveryProperties(
    @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(days = 7) Duration resetWithin,
    @DefaultValue("1d") @DurationMin(minutes = 1) @DurationMax(days = 30) Duration confirmWithin,
    @DefaultValue("20") @Min(1) @Max(1_000_000) int perAddress,
    @DefaultValue("3") @Min(1) @Max(1000) int perAccount) {}

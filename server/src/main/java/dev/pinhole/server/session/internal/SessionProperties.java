package dev.pinhole.server.session.internal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.session.*}
 *
 * @param idle how long a browser that does nothing stays signed in
 * @param lifetime how long any browser stays signed in
 * @param perAccount browsers in which one account can be signed in; another ends the one that has
 *     not been used for longest
 */
@Validated
@ConfigurationProperties("pinhole.session")
record SessionProperties(
    @DefaultValue("7d") @DurationMin(minutes = 5) @DurationMax(days = 90) Duration idle,
    @DefaultValue("30d") @DurationMin(minutes = 5) @DurationMax(days = 365) Duration lifetime,
    @DefaultValue("20") @Min(1) @Max(1000) int perAccount) {}

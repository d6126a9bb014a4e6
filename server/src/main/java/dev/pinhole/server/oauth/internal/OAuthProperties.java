package dev.pinhole.server.oauth.internal;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The server for programs that act for people.
 *
 * @param accessLifetime of an access token
 * @param refreshLifetime of a refresh token, which each use replaces by one that lives as long
 */
@Validated
@ConfigurationProperties("pinhole.oauth")
record OAuthProperties(
    @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(days = 1) Duration accessLifetime,
    @DefaultValue("30d") @DurationMin(hours = 1) @DurationMax(days = 365)
        Duration refreshLifetime) {}

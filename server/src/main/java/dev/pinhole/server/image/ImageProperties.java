package dev.pinhole.server.image;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.image.*}
 *
 * @param wrongAccessKeysPerAddress how many wrong access keys one address may try on one image
 *     within the window
 * @param wrongAccessKeysPerImage how many wrong access keys all addresses may try on one image
 *     within the window
 * @param wrongDeletionKeysPerAddress how many wrong deletion keys one address may try within the
 *     window
 * @param wrongAccessKeyWindow after which a used-up allowance is whole again
 * @param maxExpiry the longest that {@code expiresIn} may ask for
 */
@Validated
@ConfigurationProperties("pinhole.image")
public record ImageProperties(
    @DefaultValue("10") @Min(1) @Max(10_000) int wrongAccessKeysPerAddress,
    @DefaultValue("100") @Min(1) @Max(100_000) int wrongAccessKeysPerImage,
    @DefaultValue("30") @Min(1) @Max(10_000) int wrongDeletionKeysPerAddress,
    @DefaultValue("15m") Duration wrongAccessKeyWindow,
    @DefaultValue("3650d") Duration maxExpiry) {}

package dev.pinhole.server.dialect.imageconverter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of this dialect.
 *
 * @param listLimit how many images one answer of {@code list} has at most
 */
@Validated
@ConfigurationProperties("pinhole.dialects.imageconverter")
record ImageConverterProperties(@DefaultValue("1000") @Min(1) @Max(10_000) int listLimit) {}

package dev.pinhole.server.capture.internal.camera;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.capture.*}, of the picture itself.
 *
 * @param maxPixels device pixels that are photographed for one picture
 * @param maxFilmPixels of all frames of a film together, after scaling
 * @param maxPdfBytes size of a PDF
 */
@Validated
@ConfigurationProperties("pinhole.capture")
public record CameraProperties(
    @DefaultValue("250000000") @Min(1) long maxPixels,
    @DefaultValue("100000000") @Min(1) long maxFilmPixels,
    @DefaultValue("104857600") @Min(1) long maxPdfBytes) {}

package dev.pinhole.server.imaging;

import dev.pinhole.imaging.ImageLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.imaging.*}. Workers, queue and libvips are read by the configuration of the pool.
 *
 * @param maxPixels over all frames or pages of an image, before any scaling
 * @param maxFrames of an animation, or pages
 * @param maxScans of a progressive JPEG
 * @param maxDecodedBytes what decoding may hold at once
 * @param maxOutputSide width and height of a rendition, in pixels
 * @param deadline of one job, from the start of its work
 * @param workerMemory address space of a worker process, in bytes
 */
@Validated
@ConfigurationProperties("pinhole.imaging")
record ImagingProperties(
    @DefaultValue("100000000") @Min(1) long maxPixels,
    @DefaultValue("1000") @Min(1) int maxFrames,
    @DefaultValue("100") @Min(1) int maxScans,
    @DefaultValue("1073741824") @Min(1) long maxDecodedBytes,
    @DefaultValue("8192") @Min(1) @Max(65535) int maxOutputSide,
    @DefaultValue("10s") Duration deadline,
    @DefaultValue("2684354560") @Min(1) long workerMemory) {

  /**
   * @param inputBytes the largest file that can come in at all
   */
  ImageLimits limits(long inputBytes) {
    return new ImageLimits(
        inputBytes,
        maxPixels,
        maxFrames,
        maxScans,
        maxDecodedBytes,
        maxOutputSide,
        deadline,
        workerMemory);
  }
}

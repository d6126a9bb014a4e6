package dev.pinhole.server.imaging;

import dev.pinhole.imaging.AssemblyLimits;
import dev.pinhole.imaging.ImageLimits;
import dev.pinhole.imaging.vips.LibraryLocation;
import dev.pinhole.imaging.worker.PoolSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.imaging.*}
 *
 * @param workers processes that decode and encode, one job each; 0: one a processor
 * @param queue jobs that may wait for a worker; one more is refused as busy
 * @param queueWait how long a job waits for a worker to begin it before it is refused as busy
 * @param jobsPerWorker after which a worker is replaced
 * @param idleMemory resident bytes after a job above which a worker is replaced
 * @param libvips a system's libvips (8.18.3 or later) instead of the one that is carried along
 * @param maxPixels over all frames or pages of an image, before any scaling
 * @param maxFrames of an animation, or pages
 * @param maxScans of a progressive JPEG
 * @param maxDecodedBytes what decoding may hold at once
 * @param maxOutputSide width and height of a rendition, in pixels
 * @param deadline of one job, from the start of its work
 * @param maxTiles of a page that is put together
 * @param maxAssembledPixels of a page or an animation that is put together, and of pictures
 *     compared
 * @param assemblyDeadline of one job that puts together or compares, from the start of its work
 * @param workerMemory address space of a worker process, in bytes
 */
@Validated
@ConfigurationProperties("pinhole.imaging")
record ImagingProperties(
    @DefaultValue("0") @Min(0) @Max(256) int workers,
    @DefaultValue("100") @Min(0) @Max(10_000) int queue,
    @DefaultValue("30s") Duration queueWait,
    @DefaultValue("5000") @Min(1) int jobsPerWorker,
    @DefaultValue("536870912") @Min(1) long idleMemory,
    @Nullable Path libvips,
    @DefaultValue("100000000") @Min(1) long maxPixels,
    @DefaultValue("1000") @Min(1) int maxFrames,
    @DefaultValue("100") @Min(1) int maxScans,
    @DefaultValue("1073741824") @Min(1) long maxDecodedBytes,
    @DefaultValue("8192") @Min(1) @Max(65_535) int maxOutputSide,
    @DefaultValue("10s") Duration deadline,
    @DefaultValue("100") @Min(1) @Max(1000) int maxTiles,
    @DefaultValue("250000000") @Min(1) long maxAssembledPixels,
    @DefaultValue("60s") Duration assemblyDeadline,
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
        workerMemory,
        new AssemblyLimits(maxTiles, maxAssembledPixels, assemblyDeadline));
  }

  /**
   * @param cache the directory to unpack the carried libvips in
   */
  PoolSettings pool(Path cache) {
    int processes = workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
    Path named = libvips == null ? null : libvips.toAbsolutePath();
    return new PoolSettings(
        processes, queue, queueWait, jobsPerWorker, idleMemory, new LibraryLocation(named, cache));
  }
}

package dev.pinhole.server.blob.internal;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How bytes are kept.
 *
 * @param directory of chunk files, staging and quarantine; one file system
 * @param chunkSize of blobs kept from now on, 1 KiB to 64 MiB; each blob remembers its own
 * @param cacheBytes memory outside the heap for small blobs; 0 for none
 * @param cacheEntryBytes a blob up to this size is held in the cache, at most 4 MiB
 * @param verifyReads the share of reads from disk that are hashed before they are served
 * @param grace how long bytes outlive their last reference
 * @param collectEvery the pause between two runs of the collector
 * @param sweepEvery the pause between two searches for files that no row names; they come from
 *     crashes only, and each search lists the whole directory
 */
@Validated
@ConfigurationProperties("pinhole.blob")
record BlobSettings(
    Path directory,
    @DefaultValue("4MB") DataSize chunkSize,
    @DefaultValue("64MB") DataSize cacheBytes,
    @DefaultValue("256KB") DataSize cacheEntryBytes,
    @DefaultValue("0.01") @DecimalMin("0") @DecimalMax("1") double verifyReads,
    @DefaultValue("1h") Duration grace,
    @DefaultValue("10m") Duration collectEvery,
    @DefaultValue("1d") Duration sweepEvery) {

  BlobSettings {
    requireBetween("chunk-size", chunkSize, DataSize.ofKilobytes(1), DataSize.ofMegabytes(64));
    requireBetween("cache-bytes", cacheBytes, DataSize.ofBytes(0), DataSize.ofTerabytes(1));
    requireBetween(
        "cache-entry-bytes", cacheEntryBytes, DataSize.ofBytes(0), DataSize.ofMegabytes(4));
    requireAtLeast("grace", grace, Duration.ZERO);
    requireAtLeast("collect-every", collectEvery, Duration.ofSeconds(1));
    requireAtLeast("sweep-every", sweepEvery, Duration.ofSeconds(1));
  }

  private static void requireBetween(String name, DataSize value, DataSize least, DataSize most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "pinhole.blob.%s is %s; allowed: %s to %s".formatted(name, value, least, most));
    }
  }

  private static void requireAtLeast(String name, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "pinhole.blob.%s is %s; at least: %s".formatted(name, value, least));
    }
  }
}

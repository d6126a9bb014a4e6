package dev.pinhole.server.image.internal.upload;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.upload.*}
 *
 * @param maxFileBytes of one file
 * @param maxRequestBytes of one request with all its files; one file of the largest size always
 *     fits
 * @param maxFiles in one request
 * @param maxParts in one request, files and fields
 * @param perMinute requests of one account by which files come or are announced
 * @param perMinuteAndToken likewise of one token, and of guests at one address
 */
@Validated
@ConfigurationProperties("pinhole.upload")
record UploadProperties(
    @DefaultValue("104857600") @Min(1) long maxFileBytes,
    @DefaultValue("1073741824") @Min(1) long maxRequestBytes,
    @DefaultValue("100") @Min(1) @Max(1000) int maxFiles,
    @DefaultValue("1000") @Min(1) @Max(10_000) int maxParts,
    @DefaultValue("12000") @Min(1) @Max(1_000_000) int perMinute,
    @DefaultValue("6000") @Min(1) @Max(1_000_000) int perMinuteAndToken) {
  private static final long ROOM_FOR_FIELDS = 1024 * 1024;

  /** In bytes, fields and separators included. */
  long requestLimit() {
    return Math.max(maxRequestBytes, maxFileBytes + ROOM_FOR_FIELDS);
  }
}

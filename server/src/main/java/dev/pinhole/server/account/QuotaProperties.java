package dev.pinhole.server.account;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.quota.*}: what an account may keep for which no admin has set anything else.
 *
 * @param bytes of all its images; null for no bound
 * @param images null for no bound
 */
@Validated
@ConfigurationProperties("pinhole.quota")
record QuotaProperties(@Nullable DataSize bytes, @PositiveOrZero @Nullable Long images) {

  QuotaProperties {
    if (bytes != null && bytes.isNegative()) {
      throw new IllegalArgumentException("pinhole.quota.bytes is negative");
    }
  }

  long mostBytes() {
    return bytes == null ? Standing.UNLIMITED : bytes.toBytes();
  }

  long mostImages() {
    return images == null ? Standing.UNLIMITED : images;
  }
}

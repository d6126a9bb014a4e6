package dev.pinhole.server.capture.internal;

import dev.pinhole.server.egress.EgressBounds;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.capture.*}, as far as a page's own size is concerned.
 *
 * @param maxPageBytes that a page may load with all that belongs to it
 * @param maxPageRequests that a page may make; those of one TLS connection count as one
 */
@Validated
@ConfigurationProperties("pinhole.capture")
public record PhotographerProperties(
    @DefaultValue("200MB") DataSize maxPageBytes,
    @DefaultValue("2000") @Min(1) int maxPageRequests) {

  EgressBounds bounds() {
    return new EgressBounds(maxPageBytes.toBytes(), maxPageRequests);
  }
}

package dev.pinhole.server.audit.internal;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The audit trail.
 *
 * @param keep how long entries stay; at least 30 days, which the database insists on
 */
@Validated
@ConfigurationProperties("pinhole.audit")
record AuditProperties(@DefaultValue("365d") Duration keep) {
  static final Duration LEAST = Duration.ofDays(30);

  @AssertTrue(message = "keep must be 30 days or more")
  boolean isLongEnough() {
    return keep.compareTo(LEAST) >= 0;
  }
}

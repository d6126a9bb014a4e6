package dev.pinhole.server.factor.internal;

import dev.pinhole.api.account.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.second-factor.*}
 *
 * @param requiredFor who can do nothing else until they have one
 * @param issuer what apps call this server; a colon would end it there
 */
@Validated
@ConfigurationProperties("pinhole.second-factor")
record FactorProperties(
    @DefaultValue("nobody") Group requiredFor,
    @DefaultValue("Pinhole") @Pattern(regexp = "[^:]{1,60}") String issuer,
    @DefaultValue @Valid Attempts attempts) {

  boolean requires(Role role) {
    return switch (requiredFor) {
      case NOBODY -> false;
      case ADMINS -> role == Role.ADMIN;
      case EVERYONE -> true;
    };
  }

  enum Group {
    NOBODY,
    ADMINS,
    EVERYONE
  }

  /**
   * Wrong codes, in {@code period}.
   *
   * @param perAccount from addresses that have not shown a right one before; each that has, has as
   *     many of its own
   */
  record Attempts(
      @DefaultValue("5") @Min(1) int perAccount,
      @DefaultValue("15m") @DurationMin(seconds = 1) Duration period) {}
}

package dev.pinhole.server.factor.internal;

import dev.pinhole.api.account.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * {@code pinhole.second-factor.*}
 *
 * @param requiredFor who can do nothing else until they have one
 * @param issuer what apps call this server; a colon would end it there
 * @param origin of the pages on which passkeys are used; where absent, that of each request
 */
@Validated
@ConfigurationProperties("pinhole.second-factor")
record FactorProperties(
    @DefaultValue("nobody") Group requiredFor,
    @DefaultValue("Pinhole") @Pattern(regexp = "[^:]{1,60}") String issuer,
    @Nullable URI origin,
    @DefaultValue @Valid Attempts attempts) {

  /** For whom a request that is being answered asks for passkeys. */
  RelyingParty relyingParty() {
    return RelyingParty.at(
        origin != null ? origin : ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri());
  }

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

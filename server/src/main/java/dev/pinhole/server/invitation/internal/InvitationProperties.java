package dev.pinhole.server.invitation.internal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code pinhole.invitation.*}
 *
 * @param expiry where none is asked for
 * @param maxExpiry the longest that may be asked for
 * @param maxLive invitations of one account that are neither over nor revoked
 * @param maxFiles the most that an invitation can allow, and what it allows where it says nothing
 * @param maxBytes likewise
 * @param quiet how long nothing may arrive before the owner is told of what has
 * @param tellWithin how long the owner is told nothing at most, though more and more arrives
 * @param keep how long an invitation that is over or revoked is still shown to its owner
 */
@Validated
@ConfigurationProperties("pinhole.invitation")
public record InvitationProperties(
    @DefaultValue("7d") @DurationMin(seconds = 1) Duration expiry,
    @DefaultValue("365d") @DurationMin(seconds = 1) @DurationMax(days = 3650) Duration maxExpiry,
    @DefaultValue("1000") @Min(0) @Max(100_000) int maxLive,
    @DefaultValue("10000") @Min(1) @Max(1_000_000) int maxFiles,
    @DefaultValue("100GB") @NotNull DataSize maxBytes,
    @DefaultValue("5m") @DurationMin(seconds = 0) @DurationMax(days = 1) Duration quiet,
    @DefaultValue("1h") @DurationMin(seconds = 0) @DurationMax(days = 7) Duration tellWithin,
    @DefaultValue("365d") @DurationMin(days = 1) Duration keep,
    @DefaultValue @Valid Attempts attempts) {

  /**
   * Links and passwords that were not right, in {@code period}.
   *
   * @param perAddress of one client
   * @param perInvitation wrong passwords of one invitation, from wherever
   */
  public record Attempts(
      @DefaultValue("30") @Min(1) int perAddress,
      @DefaultValue("100") @Min(1) int perInvitation,
      @DefaultValue("15m") @DurationMin(seconds = 1) Duration period) {}
}

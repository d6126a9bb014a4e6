package dev.pinhole.server.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who can have an account, and how passwords are guarded.
 *
 * @param registration who can make an account
 * @param keys directory of the keys that sign sessions; nodes that share a database share it
 * @param admin the first account, made when there is none
 * @param passwordCost bcrypt's: each step doubles the work of a guess, and of a sign-in
 */
@Validated
@ConfigurationProperties("pinhole")
record AccountProperties(
    @DefaultValue("invite") Mode registration,
    @NotNull Path keys,
    @DefaultValue Admin admin,
    @DefaultValue("12") @Min(4) @Max(16) int passwordCost,
    @DefaultValue @Valid Attempts attempts) {

  enum Mode {
    /** Anybody. */
    OPEN,
    /** Who has a one-time code of an admin; and admins make accounts. */
    INVITE,
    /** Only admins make accounts. */
    CLOSED
  }

  /**
   * The first account.
   *
   * @param password generated and printed once where absent
   */
  record Admin(@DefaultValue("admin") String username, @Nullable String password) {
    @Override
    public String toString() {
      return "Admin[" + username + "]";
    }
  }

  /**
   * Wrong passwords and codes, in {@code period}.
   *
   * @param perAddress of one client
   * @param perAccount on one account, from addresses that have not signed in to it before
   */
  record Attempts(
      @DefaultValue("30") @Min(1) int perAddress,
      @DefaultValue("10") @Min(1) int perAccount,
      @DefaultValue("15m") Duration period) {}
}

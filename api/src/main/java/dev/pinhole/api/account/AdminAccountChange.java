package dev.pinhole.api.account;

import org.jspecify.annotations.Nullable;

/// What an admin changes in an account; what is absent stays.
public record AdminAccountChange(
    @Nullable Role role, @Nullable Boolean disabled, @Nullable QuotaChange quota) {

  public AdminAccountChange(@Nullable Role role, @Nullable Boolean disabled) {
    this(role, disabled, null);
  }
}

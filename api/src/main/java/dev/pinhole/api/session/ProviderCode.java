package dev.pinhole.api.session;

import org.jspecify.annotations.Nullable;

/// The second factor of somebody who comes from a provider.
///
/// @param code six digits of the app, or a recovery code
/// @param rememberDevice whether this browser is to be asked for no code for 30 days
public record ProviderCode(String code, @Nullable Boolean rememberDevice) {

  @Override
  public String toString() {
    return "ProviderCode[]";
  }
}

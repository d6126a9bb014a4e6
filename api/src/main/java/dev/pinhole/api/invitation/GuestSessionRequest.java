package dev.pinhole.api.invitation;

import org.jspecify.annotations.Nullable;

/// Who a guest is.
///
/// @param name up to 100 characters; needed where the invitation says so
/// @param password needed where the invitation has one
public record GuestSessionRequest(@Nullable String name, @Nullable String password) {

  @Override
  public String toString() {
    return "GuestSessionRequest[name=%s]".formatted(name);
  }
}

package dev.pinhole.api.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A part of what an account may do, that a token can be limited to.
public enum Scope {
  /// See and fetch one's own images.
  IMAGES_READ("images:read", true),
  /// Add, change and delete one's own images.
  IMAGES_WRITE("images:write", true),
  /// Photograph web pages.
  CAPTURES("captures", true),
  /// Invite guests to upload.
  INVITATIONS("invitations", true),
  /// What the admin role allows; only an admin's token can have it.
  ADMIN("admin", true),
  /// Change one's own account and tokens. Comes with signing in; no token can have it, so that a
  /// stolen token cannot make itself more.
  ACCOUNT("account", false);

  private final String value;
  private final boolean grantable;

  Scope(String value, boolean grantable) {
    this.value = value;
    this.grantable = grantable;
  }

  /// As it stands in JSON, for example `images:read`.
  @JsonValue
  public String value() {
    return value;
  }

  /// Whether a token can have it.
  public boolean grantable() {
    return grantable;
  }

  /// Reads {@link #value()}.
  ///
  /// @throws IllegalArgumentException naming what is known
  @JsonCreator
  public static Scope of(String value) {
    return Arrays.stream(values())
        .filter(scope -> scope.value.equals(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The scopes are " + known()));
  }

  private static String known() {
    return Arrays.stream(values())
        .filter(Scope::grantable)
        .map(Scope::value)
        .collect(Collectors.joining(", "));
  }
}

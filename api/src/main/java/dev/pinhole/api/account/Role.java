package dev.pinhole.api.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What kind of account it is.
public enum Role {
  @JsonProperty("user")
  USER,
  /// Also manages accounts and sees everybody's images.
  @JsonProperty("admin")
  ADMIN
}

package dev.pinhole.api.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A session, named as in OAuth 2 (RFC 6749, section 5.1).
///
/// @param value goes into `Authorization: Bearer`
/// @param expiresIn seconds
public record AccessToken(
    @JsonProperty("access_token") String value,
    @JsonProperty("token_type") String type,
    @JsonProperty("expires_in") long expiresIn) {

  @Override
  public String toString() {
    return "AccessToken[expiresIn=" + expiresIn + "]";
  }
}

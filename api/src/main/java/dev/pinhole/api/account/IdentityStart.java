package dev.pinhole.api.account;

/// Where the browser goes to be linked.
///
/// @param url at the provider
public record IdentityStart(String url) {

  @Override
  public String toString() {
    return "IdentityStart[]";
  }
}

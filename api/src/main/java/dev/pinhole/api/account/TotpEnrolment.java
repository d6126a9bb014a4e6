package dev.pinhole.api.account;

/// Codes of an app (RFC 6238), to be set up: they count once a first one has been shown. Shown
/// once.
///
/// @param secret in Base32, for apps that it is typed into
/// @param uri `otpauth:`, for apps on the same device
/// @param qr the same as a picture, `data:image/svg+xml`
public record TotpEnrolment(String secret, String uri, String qr) {

  @Override
  public String toString() {
    return "TotpEnrolment[]";
  }
}

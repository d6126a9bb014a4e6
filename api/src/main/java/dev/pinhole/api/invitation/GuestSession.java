package dev.pinhole.api.invitation;

import java.time.Instant;

/// A guest's right to upload by one invitation.
///
/// @param credential to be sent as `Authorization: Guest CREDENTIAL`
/// @param expiresAt when it ends: with the invitation, whose end may be moved
public record GuestSession(String credential, Instant expiresAt, GuestInvitation invitation) {

  @Override
  public String toString() {
    return "GuestSession[expiresAt=%s]".formatted(expiresAt);
  }
}

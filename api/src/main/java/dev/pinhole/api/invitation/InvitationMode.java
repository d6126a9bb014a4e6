package dev.pinhole.api.invitation;

import java.util.Locale;

/// What guests of an invitation see of each other. In JSON in lower case.
public enum InvitationMode {
  /// Each guest sees only what they have uploaded themselves.
  BLIND,
  /// Each guest sees what came by this invitation, whoever uploaded it.
  GALLERY;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.invitation.InvitationMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an owner can say of an invitation, and change. */
public record Terms(
    @Nullable String title,
    @Nullable String message,
    InvitationMode mode,
    boolean nameRequired,
    @Nullable String passwordHash,
    Limits limits,
    @Nullable String webhookUrl,
    boolean digest,
    Instant expiresAt) {

  @Override
  public String toString() {
    return "Terms[%s]".formatted(title);
  }
}

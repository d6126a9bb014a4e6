package dev.pinhole.server.invitation;

import java.time.Instant;
import java.util.UUID;

/** An invitation as whoever made it is told of it. */
public record InvitationLink(
    UUID token, String email, Instant createdAt, Instant updatedAt, Instant expiresAt) {

  /** Not the token: it opens the invitation. */
  @Override
  public String toString() {
    return "InvitationLink[" + createdAt + "]";
  }
}

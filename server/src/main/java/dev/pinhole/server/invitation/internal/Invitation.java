package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.invitation.MailState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code invitation}.
 *
 * @param id public: the first part of the link
 * @param owner the account's number
 * @param generation from 1 on; a new one ends the links of those before
 * @param mail what became of the last message to the address
 */
public record Invitation(
    long number,
    String id,
    long owner,
    @Nullable String email,
    int generation,
    Terms terms,
    @Nullable MailState mail,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant revokedAt) {

  /** Neither over nor revoked. */
  public boolean isLive(Instant now) {
    return revokedAt == null && now.isBefore(terms.expiresAt());
  }

  /** How the names of all its guests, as uploaders, begin. */
  public String guests() {
    return "invitation:" + id + ":";
  }

  @Override
  public String toString() {
    return "Invitation[" + id + "]";
  }
}

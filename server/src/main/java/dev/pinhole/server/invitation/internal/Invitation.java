package dev.pinhole.server.invitation.internal;

import dev.pinhole.api.invitation.MailState;
import java.time.Instant;
import java.util.Optional;
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
  private static final String GUESTS = "invitation:";

  /** Neither over nor revoked. */
  public boolean isLive(Instant now) {
    return revokedAt == null && now.isBefore(terms.expiresAt());
  }

  /** How the names of all its guests, as uploaders, begin. */
  public String guests() {
    return GUESTS + id + ":";
  }

  /** The id of the invitation that an uploader is a guest of; empty for others than guests. */
  public static Optional<String> ofGuest(String principal) {
    return principal.startsWith(GUESTS)
        ? Optional.of(principal.substring(GUESTS.length(), principal.lastIndexOf(':')))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "Invitation[" + id + "]";
  }
}

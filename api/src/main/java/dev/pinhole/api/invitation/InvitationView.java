package dev.pinhole.api.invitation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invitation as its owner sees it.
///
/// @param token what the link ends with; whoever has it may upload
/// @param uploadLink of the page where guests upload
/// @param expiresAt from this moment on the link leads nowhere, unless it is extended
/// @param revoked whether the owner has ended it
/// @param maxFiles that guests may upload; what the server allows where the owner set nothing
/// @param maxBytes of all files together
/// @param maxFileBytes of each file
/// @param types media types that are taken
/// @param password whether there is one; it is never shown
/// @param files that have arrived and are still there
/// @param bytes of these files
/// @param mailed whether a message to `email` has been sent or is on its way
/// @param mail what became of the last message; null where there is none
public record InvitationView(
    String id,
    @Nullable String email,
    String token,
    String uploadLink,
    @Nullable String title,
    @Nullable String message,
    Instant createdAt,
    Instant updatedAt,
    Instant expiresAt,
    boolean revoked,
    int maxFiles,
    long maxBytes,
    long maxFileBytes,
    List<String> types,
    boolean password,
    InvitationMode mode,
    boolean nameRequired,
    @Nullable String webhookUrl,
    boolean digest,
    int files,
    long bytes,
    boolean mailed,
    @Nullable MailState mail) {

  @Override
  public String toString() {
    return "InvitationView[id=%s]".formatted(id);
  }
}

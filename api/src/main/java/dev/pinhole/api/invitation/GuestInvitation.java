package dev.pinhole.api.invitation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an invitation allows, as its guests see it.
///
/// @param owner who invites, by the name of the account
/// @param maxFiles of all guests together
/// @param maxBytes of all these files
/// @param maxFileBytes of each file
/// @param types media types that are taken
/// @param filesLeft how many more files may be announced
/// @param bytesLeft how many more bytes all of them may have
public record GuestInvitation(
    @Nullable String title,
    @Nullable String message,
    String owner,
    Instant expiresAt,
    boolean passwordRequired,
    boolean nameRequired,
    InvitationMode mode,
    int maxFiles,
    long maxBytes,
    long maxFileBytes,
    List<String> types,
    int filesLeft,
    long bytesLeft) {}

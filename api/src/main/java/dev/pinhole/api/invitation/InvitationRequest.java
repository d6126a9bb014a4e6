package dev.pinhole.api.invitation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an invitation is to be. All of it may be left out.
///
/// @param email of the invited person, who is sent the link where the server can send mail. There
///   is one invitation for an address: inviting it again extends that one
/// @param title one line, up to 200 characters
/// @param message up to 4000 characters
/// @param expiresIn seconds, or an ISO 8601 duration such as `P7D`, from now on; seven days where
///   absent
/// @param maxFiles that guests may upload, all of them together
/// @param maxBytes of all these files
/// @param maxFileBytes of each file
/// @param types that are taken: media types or extensions; all that the server reads where absent
/// @param password that guests have to know besides the link: 4 characters to 72 bytes
/// @param mode blind where absent
/// @param nameRequired whether guests have to say who they are; they may be untruthful
/// @param webhookUrl is told when files have arrived
/// @param digest whether the owner is told by mail when files have arrived; true where absent
public record InvitationRequest(
    @Nullable String email,
    @Nullable String title,
    @Nullable String message,
    @Nullable String expiresIn,
    @Nullable Integer maxFiles,
    @Nullable Long maxBytes,
    @Nullable Long maxFileBytes,
    @Nullable List<String> types,
    @Nullable String password,
    @Nullable InvitationMode mode,
    @Nullable Boolean nameRequired,
    @Nullable String webhookUrl,
    @Nullable Boolean digest) {

  /// An invitation for an address, with everything else as it is by default.
  public static InvitationRequest of(@Nullable String email) {
    return new InvitationRequest(
        email, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  @Override
  public String toString() {
    return "InvitationRequest[title=%s]".formatted(title);
  }
}

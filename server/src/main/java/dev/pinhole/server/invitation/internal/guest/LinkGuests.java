package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.api.ProblemCode;
import dev.pinhole.server.account.Email;
import dev.pinhole.server.invitation.InvitationLink;
import dev.pinhole.server.invitation.InvitationLinks;
import dev.pinhole.server.invitation.LinkVisit;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.InvitationTokens;
import dev.pinhole.server.invitation.internal.InvitationUuids;
import dev.pinhole.server.invitation.internal.Inviting;
import dev.pinhole.server.invitation.internal.Terms;
import dev.pinhole.server.invitation.internal.UploadLink;
import dev.pinhole.server.platform.ProblemException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who comes by a link that ends with a UUID. */
@Component
class LinkGuests implements InvitationLinks {
  private final Inviting inviting;
  private final InvitationUuids uuids;
  private final InvitationTokens tokens;
  private final Door door;
  private final LinkFiles files;

  LinkGuests(
      Inviting inviting,
      InvitationUuids uuids,
      InvitationTokens tokens,
      Door door,
      LinkFiles files) {
    this.inviting = inviting;
    this.uuids = uuids;
    this.tokens = tokens;
    this.door = door;
    this.files = files;
  }

  @Override
  public InvitationLink invite(long owner, String email, String base) {
    return link(inviting.invite(owner, Email.parse(email), base));
  }

  @Override
  public InvitationLink inviteForStranger(long owner, String email) {
    return link(inviting.inviteForStranger(owner, Email.parse(email)));
  }

  private InvitationLink link(Invitation invitation) {
    return new InvitationLink(
        uuids.of(invitation),
        Objects.requireNonNull(invitation.email()),
        invitation.createdAt(),
        invitation.updatedAt(),
        invitation.terms().expiresAt());
  }

  @Override
  public LinkVisit enter(@Nullable String token, String address) {
    Invitation invitation = door.openByUuid(token, address);
    Terms terms = invitation.terms();
    if (terms.passwordHash() != null || terms.nameRequired()) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN,
          "The invitation asks for a name or a password: open its link in a browser.");
    }
    return new Visit(files, invitation, uuids.of(invitation));
  }

  @Override
  public String page(@Nullable String token, String address, String base) {
    return UploadLink.of(base, tokens.of(door.openByUuid(token, address)));
  }
}

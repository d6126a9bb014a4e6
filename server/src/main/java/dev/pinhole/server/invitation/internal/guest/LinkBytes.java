package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.InvitationRows;
import dev.pinhole.server.upload.OpenBound;
import org.springframework.stereotype.Component;

/** Holds what is sent by a link, of files whose size nobody announced, against its limit. */
@Component
class LinkBytes implements OpenBound {
  private final InvitationRows invitations;
  private final Remainders remainders;

  LinkBytes(InvitationRows invitations, Remainders remainders) {
    this.invitations = invitations;
    this.remainders = remainders;
  }

  @Override
  public void require(String principal) {
    Invitation.ofGuest(principal)
        .flatMap(invitations::find)
        .flatMap(invitation -> invitations.lock(invitation.number()))
        .ifPresent(invitation -> remainders.of(invitation).requireNothingBeyond());
  }
}

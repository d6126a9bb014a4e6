package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.server.invitation.internal.Allowance;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.InvitedRows;
import dev.pinhole.server.invitation.internal.Usage;
import dev.pinhole.server.upload.UploadDesk;
import org.springframework.stereotype.Component;

/** Counts what has come by an invitation, and what has been announced and may still come. */
@Component
class Remainders {
  private final InvitedRows images;
  private final UploadDesk desk;
  private final Allowance.Bounds bounds;

  Remainders(InvitedRows images, UploadDesk desk, Allowance.Bounds bounds) {
    this.images = images;
    this.desk = desk;
    this.bounds = bounds;
  }

  Remainder of(Invitation invitation) {
    UploadDesk.Outstanding outstanding =
        desk.outstanding(invitation.owner(), Guest.principals(invitation));
    Usage pending = new Usage(Math.toIntExact(outstanding.files()), outstanding.bytes());
    return new Remainder(
        bounds.of(invitation.terms().limits()), images.usage(invitation.number()).plus(pending));
  }
}

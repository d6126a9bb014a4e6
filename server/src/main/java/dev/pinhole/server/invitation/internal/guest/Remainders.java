package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.server.invitation.internal.Allowance;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.InvitedRows;
import dev.pinhole.server.invitation.internal.Usage;
import dev.pinhole.server.upload.ResumableUploads;
import dev.pinhole.server.upload.UploadDesk;
import org.springframework.stereotype.Component;

/** Counts what has come by an invitation, and what has been announced and may still come. */
@Component
class Remainders {
  private final InvitedRows images;
  private final UploadDesk desk;
  private final ResumableUploads resumable;
  private final Allowance.Bounds bounds;

  Remainders(
      InvitedRows images, UploadDesk desk, ResumableUploads resumable, Allowance.Bounds bounds) {
    this.images = images;
    this.desk = desk;
    this.resumable = resumable;
    this.bounds = bounds;
  }

  Remainder of(Invitation invitation) {
    return new Remainder(
        bounds.of(invitation.terms().limits()),
        images.usage(invitation.number()).plus(announced(invitation)).plus(begun(invitation)));
  }

  /** Without what has been announced: of that each has its share. */
  Remainder ofArrived(Invitation invitation) {
    return new Remainder(bounds.of(invitation.terms().limits()), images.usage(invitation.number()));
  }

  private Usage announced(Invitation invitation) {
    UploadDesk.Outstanding uploads = desk.outstanding(invitation.owner(), invitation.guests());
    return new Usage(Math.toIntExact(uploads.files()), uploads.bytes());
  }

  private Usage begun(Invitation invitation) {
    ResumableUploads.Unfinished uploads = resumable.unfinished(invitation.guests());
    return new Usage(uploads.files(), uploads.bytes());
  }
}

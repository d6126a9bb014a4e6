package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.server.image.Image;
import dev.pinhole.server.invitation.internal.Allowance;
import dev.pinhole.server.invitation.internal.FileRows;
import dev.pinhole.server.invitation.internal.Invitation;
import dev.pinhole.server.invitation.internal.InvitationRows;
import dev.pinhole.server.invitation.internal.InvitedRows;
import dev.pinhole.server.invitation.internal.news.NewsRows;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.Uploader;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * What is decided about guests' files, each time with the invitation's row locked: files that are
 * announced at the same moment are counted one after the other, and none comes in by an invitation
 * that has just been revoked.
 */
@Component
class GuestUploads {
  private final InvitationRows invitations;
  private final InvitedRows images;
  private final FileRows files;
  private final NewsRows news;
  private final Remainders remainders;
  private final Allowance.Bounds bounds;
  private final Door door;
  private final Clock clock;

  GuestUploads(
      InvitationRows invitations,
      InvitedRows images,
      FileRows files,
      NewsRows news,
      Remainders remainders,
      Allowance.Bounds bounds,
      Door door,
      Clock clock) {
    this.invitations = invitations;
    this.images = images;
    this.files = files;
    this.news = news;
    this.remainders = remainders;
    this.bounds = bounds;
    this.door = door;
    this.clock = clock;
  }

  Uploader of(Guest guest) {
    return new GuestUploader(this, guest, null);
  }

  /** To complete the file of that number. */
  Uploader of(Guest guest, long file) {
    return new GuestUploader(this, guest, file);
  }

  long maxFileBytes(Invitation invitation) {
    return bounds.of(invitation.terms().limits()).maxFileBytes();
  }

  int maxFiles(Invitation invitation) {
    return bounds.of(invitation.terms().limits()).maxFiles();
  }

  /**
   * Within the transaction that writes an announcement down.
   *
   * @throws ProblemException naming the limit that is reached
   */
  void allow(Invitation invitation, long bytes) {
    remainders.of(locked(invitation)).require(bytes);
  }

  /**
   * Within the transaction that admits.
   *
   * @throws ProblemException where only now is seen that it is beyond a limit: how large it is was
   *     not announced, the limit is another since, or it has come when its time was over already
   *     and others were announced in its place
   */
  void admitted(Guest guest, Announcement announcement, Image image) {
    Invitation invitation = locked(guest.invitation());
    // One moment for both: what is told of is found by it.
    Instant now = clock.instant();
    Remainder left =
        announcement.isOpen() ? remainders.of(invitation) : remainders.ofArrived(invitation);
    if (images.insert(
        invitation.number(), image, guest.id(), guest.name(), announcement.name(), now)) {
      left.require(image.content().size());
      news.add(invitation.number(), image.content().size(), now);
    }
  }

  /** Likewise: a file that has a number has become this image. */
  void arrived(long file, Image image) {
    files.arrived(file, image.number(), clock.instant());
  }

  private Invitation locked(Invitation known) {
    Invitation now = invitations.lock(known.number()).orElseThrow(Door::closed);
    door.requireStillOpen(known, now);
    return now;
  }
}

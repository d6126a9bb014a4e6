package dev.pinhole.server.invitation.internal.guest;

import dev.pinhole.api.ImageFormat;
import dev.pinhole.api.image.ImageSource;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.platform.ProblemException;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.Uploader;
import java.util.EnumSet;
import java.util.Set;

/** A guest who uploads, within one request: into the library of whoever invites. */
final class GuestUploader implements Uploader {
  private final GuestUploads uploads;
  private final Guest guest;

  GuestUploader(GuestUploads uploads, Guest guest) {
    this.uploads = uploads;
    this.guest = guest;
  }

  @Override
  public String principal() {
    return guest.principal();
  }

  @Override
  public long owner() {
    return guest.invitation().owner();
  }

  @Override
  public long maxBytes() {
    return uploads.maxFileBytes(guest.invitation());
  }

  @Override
  public Set<ImageFormat> formats() {
    return EnumSet.copyOf(guest.invitation().terms().limits().accepted());
  }

  @Override
  public void allow(Announcement announcement) {
    uploads.allow(guest.invitation(), announcement.bytes());
  }

  @Override
  public Admission admission(Announcement announcement) {
    announcement.fields().keySet().stream()
        .sorted()
        .findFirst()
        .ifPresent(field -> {
          throw ProblemException.invalid(field, field + " is not for guests to say.");
        });
    return Admission.of(owner(), announcement.name(), ImageSource.INVITATION);
  }

  @Override
  public void admitted(Announcement announcement, Admitted admitted) {
    uploads.admitted(guest, admitted.image(), announcement.name());
  }
}

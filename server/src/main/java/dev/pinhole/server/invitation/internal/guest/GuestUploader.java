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
import org.jspecify.annotations.Nullable;

/** A guest who uploads, within one request: into the library of whoever invites. */
final class GuestUploader implements Uploader {
  private final GuestUploads uploads;
  private final Guest guest;
  private final @Nullable Long file;

  /**
   * @param file the number of the announced file that is being completed, where it has one
   */
  GuestUploader(GuestUploads uploads, Guest guest, @Nullable Long file) {
    this.uploads = uploads;
    this.guest = guest;
    this.file = file;
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
    uploads.admitted(guest, announcement, admitted.image());
    if (file != null) {
      uploads.arrived(file, admitted.image());
    }
  }
}

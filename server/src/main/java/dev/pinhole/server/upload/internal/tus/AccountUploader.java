package dev.pinhole.server.upload.internal.tus;

import dev.pinhole.api.image.ImageSource;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.UploadTerms;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.Uploader;

/** Somebody who fills a library of their own. */
record AccountUploader(long owner, UploadTerms terms) implements Uploader {

  @Override
  public String principal() {
    return "account:" + owner;
  }

  @Override
  public long maxBytes() {
    return terms.maxFileBytes();
  }

  @Override
  public boolean ownsLibrary() {
    return true;
  }

  @Override
  public void allow(Announcement announcement) {
    // as many as one likes
  }

  @Override
  public Admission admission(Announcement announcement) {
    return terms
        .admission(owner, ImageSource.UPLOAD, announcement.fields())
        .named(announcement.name());
  }

  @Override
  public void admitted(Admitted admitted) {
    // the image is all there is to it
  }
}

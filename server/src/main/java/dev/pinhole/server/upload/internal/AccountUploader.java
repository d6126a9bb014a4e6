package dev.pinhole.server.upload.internal;

import dev.pinhole.api.image.ImageSource;
import dev.pinhole.server.account.Caller;
import dev.pinhole.server.image.Admission;
import dev.pinhole.server.image.Admitted;
import dev.pinhole.server.image.UploadTerms;
import dev.pinhole.server.upload.Announcement;
import dev.pinhole.server.upload.Uploader;

/** Somebody who uploads into a library of their own. */
public record AccountUploader(Caller caller, UploadTerms terms) implements Uploader {

  @Override
  public String principal() {
    return "account:" + caller.accountId();
  }

  @Override
  public long owner() {
    return caller.accountId();
  }

  @Override
  public long maxBytes() {
    return terms.maxFileBytes();
  }

  /** Nothing bounds an account beside the bounds of all. */
  @Override
  public void allow(Announcement announcement) {}

  @Override
  public boolean ownsLibrary() {
    return true;
  }

  @Override
  public Admission admission(Announcement announcement) {
    return terms.admission(owner(), ImageSource.UPLOAD, announcement.fields());
  }

  @Override
  public void admitted(Announcement announcement, Admitted admitted) {}
}

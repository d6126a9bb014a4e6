package dev.pinhole.server.dialect.prntscrn;

import org.jspecify.annotations.Nullable;

/**
 * What went well.
 *
 * @param url that brings you to the image; null where there is none any more
 */
record Done(String status, @Nullable String url) {
  static final Done DONE = new Done("success", null);

  static Done at(String url) {
    return new Done(DONE.status, url);
  }

  /** Not the address: whoever has it sees the image. */
  @Override
  public String toString() {
    return "Done[" + status + "]";
  }
}

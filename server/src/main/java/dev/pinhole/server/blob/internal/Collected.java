package dev.pinhole.server.blob.internal;

/** What one run of the collector removed, or would. */
record Collected(long blobs, FileTotal chunks) {

  boolean isNothing() {
    return blobs == 0 && chunks.files() == 0;
  }
}

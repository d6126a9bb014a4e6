package dev.pinhole.server.blob.internal;

/**
 * What one run of the collector removed, or would.
 *
 * @param chunks that were no longer needed
 * @param orphans files that no row named
 */
record Collected(int blobs, Swept chunks, Swept orphans) {

  boolean isNothing() {
    return blobs == 0 && chunks.files() == 0 && orphans.files() == 0;
  }

  @Override
  public String toString() {
    return "%d blobs, %d chunks (%d bytes), %d orphaned files (%d bytes)"
        .formatted(blobs, chunks.files(), chunks.bytes(), orphans.files(), orphans.bytes());
  }
}

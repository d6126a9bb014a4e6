package dev.pinhole.server.blob.internal;

/** Files deleted, and their bytes together. */
record Swept(int files, long bytes) {
  static final Swept NOTHING = new Swept(0, 0);

  Swept plus(long size) {
    return new Swept(files + 1, bytes + size);
  }
}

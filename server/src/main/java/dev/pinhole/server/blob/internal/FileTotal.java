package dev.pinhole.server.blob.internal;

/** How many files, and their bytes together. */
record FileTotal(long files, long bytes) {
  static final FileTotal NOTHING = new FileTotal(0, 0);

  FileTotal plus(long size) {
    return new FileTotal(files + 1, bytes + size);
  }
}

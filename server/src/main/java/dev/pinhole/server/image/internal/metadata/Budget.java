package dev.pinhole.server.image.internal.metadata;

import java.io.IOException;

/** How much reading one file's metadata may cost, in bytes looked at. */
final class Budget {
  private long left;

  Budget(long bytes) {
    this.left = bytes;
  }

  void spend(long bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new IOException("the metadata takes too much reading");
    }
  }
}
